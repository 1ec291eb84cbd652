// Many jobs over the cores: coarse jobs, results in the order of the jobs whatever the number of threads.
#pragma once
#include <cstddef>
#include <functional>
#include <string>

namespace prikaz::batch {

/// Calls `work(job, worker)` once for each job in [0, jobs); `worker` < `threads` is unique among calls that run at
/// once, so that each can keep its own memory. threads = 0: as many as the machine has. Exceptions of `work` come out
/// of run.
void run(std::size_t jobs, unsigned threads, const std::function<void(std::size_t job, std::size_t worker)>& work);
unsigned threads_of(unsigned asked);

/// Is this organisation in shard `index` of `count`? A pure function of its code (FNV-1a), so that every machine
/// agrees.
bool in_shard(const std::string& organisation, unsigned index, unsigned count);

}  // namespace prikaz::batch
