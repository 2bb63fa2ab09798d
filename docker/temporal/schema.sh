#!/bin/sh
# Brings Temporal's two databases to the schema of this release; what is there already is left as it is.
set -eu

SQL_PASSWORD="$(cat /run/secrets/temporal_password)"
export SQL_PASSWORD

update() {
  export SQL_DATABASE="$1"
  temporal-sql-tool setup-schema -v 0.0
  temporal-sql-tool update-schema --schema-name "$2"
}
update temporal postgresql/v12/temporal
update temporal_visibility postgresql/v12/visibility
