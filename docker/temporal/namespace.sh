#!/bin/sh
# Makes the namespace that API and worker use. Closed workflows are kept for a month, to be looked at: what they
# did is in our own record.
set -eu

tries=60
until temporal operator cluster health; do
  tries=$((tries - 1))
  [ "$tries" -gt 0 ] || { echo "Temporal at $TEMPORAL_ADDRESS does not answer" >&2; exit 1; }
  sleep 2
done
temporal operator namespace describe --namespace default > /dev/null 2>&1 ||
  temporal operator namespace create --namespace default --retention 720h
