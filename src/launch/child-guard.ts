/**
 * Loaded first (`node --import`) into every process that the launcher starts: when the launcher is
 * gone, however it ended, the channel to it closes and the child shuts down instead of living on with
 * the port in its hands.
 */
const HARD_END_MS = 10_000;

if (process.channel) {
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), HARD_END_MS).unref();
    process.kill(process.pid, 'SIGTERM');
  });
  // Listening must not keep a command alive that has done its work.
  process.channel.unref();
}
