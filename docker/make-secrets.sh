#!/bin/sh
# Makes the secrets that are missing, in `secrets` beside this script or in the folder that is named.
# One that is there is never changed.
set -eu

folder="${1:-$(dirname "$0")/secrets}"
# Compose mounts each file as it is, for processes under other accounts: files to be read by all, in a folder that
# only its owner may enter.
mkdir -p "$folder"
chmod 700 "$folder"

random() {
  od -An -v -tx1 -N32 /dev/urandom | tr -d ' \n'
}

make() {
  [ ! -e "$folder/$1" ] || return 0
  printf '%s\n' "$2" > "$folder/$1.new"
  chmod 444 "$folder/$1.new"
  mv "$folder/$1.new" "$folder/$1"
  echo "made $folder/$1"
}

make postgres_password "$(random)"
make temporal_password "$(random)"
make database_owner_url "postgres://dondoc_owner:$(random)@postgres:5432/dondoc"
make database_url "postgres://dondoc_app:$(random)@postgres:5432/dondoc"
make database_feed_url "postgres://dondoc_feed:$(random)@postgres:5432/dondoc"
make token_secret "$(random)"
