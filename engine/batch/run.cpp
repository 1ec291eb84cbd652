#include "batch/run.hpp"

#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <cstdint>
#include <thread>

namespace prikaz::batch {

unsigned threads_of(unsigned asked) {
  if (asked > 0) return asked;
  const unsigned cores = std::thread::hardware_concurrency();
  return cores > 0 ? cores : 1;
}

void run(std::size_t jobs, unsigned threads, const std::function<void(std::size_t, std::size_t)>& work) {
  const unsigned count = threads_of(threads);
  if (count == 1 || jobs < 2) {
    for (std::size_t i = 0; i < jobs; ++i) work(i, 0);
    return;
  }
  // The library would otherwise allow no more threads than cores, and say so on the terminal.
  const tbb::global_control allowed(tbb::global_control::max_allowed_parallelism, count);
  tbb::task_arena arena(static_cast<int>(count));
  arena.execute([&] {
    // A job is a whole school, far dearer than taking it.
    tbb::parallel_for(std::size_t{0}, jobs, [&](std::size_t i) {
      work(i, static_cast<std::size_t>(tbb::this_task_arena::current_thread_index()));
    });
  });
}

bool in_shard(const std::string& organisation, unsigned index, unsigned count) {
  std::uint64_t h = 14695981039346656037ull;
  for (const unsigned char c : organisation) h = (h ^ c) * 1099511628211ull;
  return count == 0 || h % count == index;
}

}  // namespace prikaz::batch
