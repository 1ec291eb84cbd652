#!/usr/bin/env bash
# Builds prikaz and makes the papers of the sample district. Safe to repeat.
source "$(dirname "$0")/setup.sh"
need "${build_packages[@]}"
build release prikaz
prikaz=$PWD/build/prikaz
cd samples/megion

echo; echo "== A workbook with a mistake is refused, with its place and the remedy"
"$prikaz" import registry-broken.xlsx --dry-run || true
echo; echo "== The registry of the district"
rm -f registry.db
"$prikaz" import registry.xlsx
echo; echo "== The roadmap and the templates are checked"
"$prikaz" check
echo; echo "== The papers"
"$prikaz" generate
echo; echo "== The quarterly form"
"$prikaz" report quarterly --period 2020-Q4
