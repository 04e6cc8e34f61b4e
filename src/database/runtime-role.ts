/**
 * The role that api and worker drop to when they connect. It reads and writes data, but owns nothing
 * and can neither change nor delete audit entries. Migrations create it and run as the owner.
 */
export const RUNTIME_ROLE = 'ga93_runtime';
