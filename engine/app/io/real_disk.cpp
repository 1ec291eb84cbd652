#include "app/io/real_disk.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>

namespace fs = std::filesystem;

namespace prikaz::app {

namespace {

constexpr std::uintmax_t max_file = 512u << 20;
constexpr std::size_t max_stream = 64u << 20;  ///< of a pipe or a device, which do not say how much will come

Diagnostic cannot(const char* id, const char* text, const std::string& path, const std::string& reason,
                  const char* hint) {
  return {id, Severity::error, {path, 0, 0, {}}, Message(text, path, reason), hint};
}

Diagnostic cannot_write(const std::string& path, int error) {
  return cannot("PRK-C002", "cannot write {}: {}", path, std::strerror(error),
                "free the disk, or choose another folder with --out");
}

bool write_all(int fd, ByteView bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

}  // namespace

Result<Bytes> RealDisk::read(const std::string& path) const {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat info {};
  if (fd < 0 || ::fstat(fd, &info) != 0 || S_ISDIR(info.st_mode)) {
    const int error = fd < 0 ? errno : EISDIR;
    if (fd >= 0) ::close(fd);
    return fail(cannot("PRK-C001", "cannot read {}: {}", path, std::strerror(error),
                       "check the path and the right to read it"));
  }
  if (static_cast<std::uintmax_t>(info.st_size) > max_file) {
    ::close(fd);
    return fail(
        cannot("PRK-C001", "cannot read {}: {}", path, "the file is over 512 MB", "check that this is the right file"));
  }
  Bytes bytes(static_cast<std::size_t>(info.st_size), '\0');
  std::size_t got = 0;
  const std::size_t most = std::max(bytes.size(), max_stream);
  while (got <= most) {
    if (got == bytes.size()) bytes.resize(got + 4096);
    const ssize_t n = ::read(fd, bytes.data() + got, bytes.size() - got);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) break;
    got += static_cast<std::size_t>(n);
  }
  ::close(fd);
  if (got > most)
    return fail(cannot("PRK-C001", "cannot read {}: {}", path, "it does not end", "check that this is the right file"));
  bytes.resize(got);
  return bytes;
}

Status RealDisk::write(const std::string& path, ByteView bytes) {
  const std::string temporary = path + ".part";
  int fd = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (fd < 0 && errno == ENOENT) {
    std::error_code error;
    fs::create_directories(fs::path(path).parent_path(), error);
    if (error) return fail(cannot_write(path, error.value()));
    fd = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  }
  if (fd < 0) return fail(cannot_write(path, errno));
  const bool written = write_all(fd, bytes) && (!durable_ || ::fsync(fd) == 0);
  int error = written ? 0 : errno;
  if (::close(fd) != 0 && error == 0) error = errno;
  if (error == 0 && ::rename(temporary.c_str(), path.c_str()) != 0) error = errno;
  if (error == 0) return {};
  ::unlink(temporary.c_str());
  return fail(cannot_write(path, error));
}

Status RealDisk::remove(const std::string& path) {
  if (::unlink(path.c_str()) == 0 || errno == ENOENT) return {};
  return fail(cannot("PRK-C002", "cannot remove {}: {}", path, std::strerror(errno),
                     "free the disk, or choose another folder with --out"));
}

bool RealDisk::exists(const std::string& path) const { return ::access(path.c_str(), F_OK) == 0; }

Result<std::vector<std::string>> RealDisk::list(const std::string& folder) const {
  std::error_code error;
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder, error)) names.push_back(entry.path().filename().string());
  if (error)
    return fail(
        cannot("PRK-C003", "cannot list {}: {}", folder, error.message(), "check the path and the right to read it"));
  std::sort(names.begin(), names.end());
  return names;
}

std::string data_folder() {
  if (const char* named = std::getenv("PRIKAZ_DATA")) return named;
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  for (const fs::path& candidate :
       {program.parent_path() / "..", program.parent_path() / "../share/prikaz", program.parent_path() / "../.."})
    if (fs::exists(candidate / "fonts/fonts.yaml", error)) return fs::weakly_canonical(candidate, error).string();
  return ".";
}

}  // namespace prikaz::app
