#!/usr/bin/env node
// Boots the built product as a new installation would (`start --empty`, a new data folder, a free
// port), looks at what it answers, ends it with Ctrl+C and checks that nothing is left running.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkNode, PlainError, root } from './lib/project.mjs';
import { main } from './lib/run.mjs';

const READY_MS = 120_000;
const STOP_MS = 30_000;

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function isListening(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** Command lines that name the folder or the cluster: what the run started. */
function processesOf(marks) {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map((pid) => {
      try {
        // A zombie waits for somebody to read its end; it runs no more and has no command line.
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
        const environment = readFileSync(`/proc/${pid}/environ`, 'utf8');
        return {
          pid,
          command,
          found: marks.some((mark) => (command + environment).includes(mark)),
        };
      } catch {
        return { pid, command: '', found: false };
      }
    })
    .filter(({ found }) => found)
    .map(({ pid, command }) => `${pid} ${command}`);
}

async function within(ms, what, look) {
  const deadline = Date.now() + ms;
  for (;;) {
    const result = await look();
    if (result) return result;
    if (Date.now() > deadline) throw new PlainError(`${what}: not within ${ms / 1000} s.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function look(base, output) {
  const page = await fetch(`${base}/`);
  assert.equal(page.status, 200, 'the page');
  assert.match(page.headers.get('content-type') ?? '', /text\/html/);
  assert.ok(page.headers.get('content-security-policy'), 'the page has a Content-Security-Policy');

  const description = await fetch(`${base}/api/openapi.json`);
  assert.equal(description.status, 200, 'the OpenAPI description');
  assert.ok(Object.keys((await description.json()).paths).length > 0, 'it describes routes');

  const nothing = await fetch(`${base}/api/v1/there-is-no-such-thing`);
  assert.equal(nothing.status, 404, 'an unknown route');
  assert.match(nothing.headers.get('content-type') ?? '', /application\/problem\+json/);
  const problem = await nothing.json();
  assert.equal(problem.status, 404);
  assert.equal(typeof problem.code, 'string', 'the problem has a code');

  assert.match(output(), /https?:\/\/\S+\/\S*\S{20,}/, 'the one-time set-up link is printed');
}

main(async (prepared) => {
  checkNode();
  prepared();
  if (!existsSync(join(root, 'dist', 'cli.js'))) throw new PlainError('Build first: npm run build');
  const folder = mkdtempSync(join(tmpdir(), 'ga93-smoke-'));
  chmodSync(folder, 0o755);
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const environment = { ...process.env, PORT: String(port), DATA_DIR: folder };
  for (const name of ['DATABASE_URL', 'REDIS_URL', 'APP_SECRET', 'PUBLIC_URL', 'HOST']) {
    delete environment[name];
  }
  const child = spawn(process.execPath, ['dist/cli.js', 'start', '--empty'], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let text = '';
  child.stdout.on('data', (chunk) => (text += chunk));
  child.stderr.on('data', (chunk) => (text += chunk));
  const ended = new Promise((resolve) => child.once('exit', (code) => resolve(code ?? -1)));
  try {
    await within(READY_MS, 'Start', async () => {
      if (child.exitCode !== null) throw new PlainError(`The planner did not start:\n${text}`);
      return /Stop: Ctrl\+C/.test(text);
    });
    const ready = await fetch(`${base}/health/ready`);
    assert.equal(ready.status, 200, 'ready');
    await look(base, () => text);

    const cluster = JSON.parse(readFileSync(join(folder, 'postgres', 'state.json'), 'utf8'));
    const marks = [folder, cluster.clusterName];
    child.kill('SIGINT');
    const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    assert.equal(await ended, 0, 'a clean end');
    clearTimeout(late);
    await within(5_000, 'The end of every process', async () => processesOf(marks).length === 0);
    assert.equal(await isListening(port), false, 'the port is free again');
  } catch (error) {
    console.error(text);
    throw error;
  } finally {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  }
  console.log('The built product starts, answers and ends cleanly.');
  return 0;
});
