/** Values of PostgreSQL's own settings, by name. */
export type Settings = Readonly<Record<string, string>>

/**
 * What every cluster of ours runs with. The first group keeps people's words out of PostgreSQL's
 * log: an error's message can quote a value, its DETAIL a whole row, its STATEMENT the query.
 * So errors are not logged at all; they reach the client, which knows what it asked.
 */
const usual: Settings = {
  // `log` ranks above `error` here: notes of the server itself, fatal ends and panics remain.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_statement: 'none',
  log_min_duration_statement: '-1',
  log_min_duration_sample: '-1',
  log_transaction_sample_rate: '0',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_error_verbosity: 'terse',
  log_temp_files: '-1',
  log_checkpoints: 'off',
  log_connections: 'off',
  log_disconnections: 'off',
  log_line_prefix: '%m [%p] ',

  // No network at all; the socket's folder is private too.
  listen_addresses: '',
  unix_socket_permissions: '0700',
  // What is written here stays true: nobody changes it from inside the database.
  allow_alter_system: 'off',

  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',

  // One small server with a small disk.
  shared_buffers: '128MB',
  max_connections: '60',
  max_wal_size: '128MB',
  min_wal_size: '32MB',
  // A recycled segment keeps the old bytes until it is filled again; what is erased must be gone.
  wal_recycle: 'off',
  // What was not copied yet is kept, but a disk for copies that is away must not fill ours.
  max_slot_wal_keep_size: '1GB',

  timezone: 'UTC',
  log_timezone: 'UTC',
  cluster_name: 'amparo',
}

/** The settings as the text of a PostgreSQL configuration file. */
export function settingsFile(socketFolder: string, extra: Settings = {}): string {
  const all = {
    ...usual,
    unix_socket_directories: `"${socketFolder.replaceAll('"', '""')}"`,
    ...extra,
  }
  const lines = Object.entries(all).map(([name, value]) => `${name} = ${quoted(value)}`)
  return ['# Written anew at each start.', ...lines, ''].join('\n')
}

/** PostgreSQL 18 §19.1.2: single quotes are doubled, a backslash escapes. */
function quoted(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}
