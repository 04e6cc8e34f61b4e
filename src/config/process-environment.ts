/** The variables as this process was given them, for the launcher, which hands them to other processes. */
export function processEnvironment(): NodeJS.ProcessEnv {
  return process.env;
}
