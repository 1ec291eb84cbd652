#!/usr/bin/env bash
# Builds prikaz and makes the papers of the sample district. Safe to repeat.
source "$(dirname "$0")/setup.sh"
need "${build_packages[@]}"
build release prikaz
prikaz=$PWD/build/prikaz
cd samples/megion

echo; echo "== A workbook with a mistake is refused: the cell, what is wrong, how to mend it"
"$prikaz" import registry-broken.xlsx || true
echo; echo "== The registry of the district, from a workbook"
rm -rf registry.db out
"$prikaz" import registry.xlsx
echo; echo "== The roadmap and its templates are checked"
"$prikaz" check
echo; echo "== The district's order gets its number and date; its bytes are frozen"
"$prikaz" register district-order --number 218-О --date 2020-04-10
echo; echo "== The papers of every school"
"$prikaz" generate
echo; echo "== The quarterly form"
"$prikaz" report quarterly --period 2020-Q4
echo; echo "Everything lies in samples/megion/out"
