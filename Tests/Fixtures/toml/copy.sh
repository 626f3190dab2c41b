#!/usr/bin/env bash
# Copies the documents that selection.txt names, and the values of the valid ones, from a folder of
# toml-test: ./copy.sh FOLDER, where FOLDER holds valid/ and invalid/.
set -euo pipefail
from=$(cd "$1" && pwd)
cd "$(dirname "$0")"
rm -rf valid invalid
while read -r file; do
  mkdir -p "$(dirname "$file")"
  cp "$from/$file" "$file"
  case $file in valid/*) cp "$from/${file%.toml}.json" "${file%.toml}.json" ;; esac
done <selection.txt
cp "$from/LICENSE" LICENSE
