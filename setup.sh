#!/usr/bin/env bash
# What both commands share: Debian packages, configure, build. Safe to repeat; sourced by demo.sh and test.sh.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

build_packages=(g++ cmake ninja-build pkg-config ccache lld libzip-dev libpugixml-dev libxlsxwriter-dev libpodofo-dev
  catch2 libyaml-cpp-dev nlohmann-json3-dev libsqlitecpp-dev libsqlite3-dev libcli11-dev libcpp-httplib-dev libfmt-dev libexpected-dev
  libharfbuzz-dev libfreetype-dev libtbb-dev libssl-dev zlib1g-dev libdeflate-dev libpng-dev libqrencode-dev libqpdf-dev
  librsvg2-dev
  fonts-liberation2 fonts-paratype fonts-crosextra-carlito fonts-crosextra-caladea fonts-dejavu-core fonts-dejavu-extra hyphen-ru)

# need PACKAGE...: installs what is missing, and says so.
need() {
  local missing=() p
  for p in "$@"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$p" 2>/dev/null)" = installed ] || missing+=("$p")
  done
  [ ${#missing[@]} -eq 0 ] && return
  local sudo=""
  [ "$(id -u)" = 0 ] || sudo=sudo
  echo "Installing: ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  $sudo apt-get update -qq
  $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# build PRESET [TARGET...]
build() {
  local preset=$1
  shift
  cmake --preset "$preset" >/dev/null
  local targets=()
  [ $# -gt 0 ] && targets=(--target "$@")
  cmake --build --preset "$preset" "${targets[@]}"
}
