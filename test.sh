#!/usr/bin/env bash
# Set-up, build and every test. Fits a fresh Debian 12 machine; safe to repeat.
source "$(dirname "$0")/setup.sh"
need "${build_packages[@]}" qpdf poppler-utils mupdf-tools python3
build release
ctest --preset release "$@"
