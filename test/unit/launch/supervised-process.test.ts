import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { identifyProcess } from '../../../src/database/embedded/processes.js';
import { explainPort, portProblem } from '../../../src/launch/ports.js';
import { SupervisedProcess } from '../../../src/launch/supervised-process.js';

describe('a supervised process', () => {
  let folder: string;
  const started: SupervisedProcess[] = [];

  function supervise(
    code: string,
    onGivenUp: (message: string) => void,
    messages: string[] = [],
  ): SupervisedProcess {
    const child = new SupervisedProcess({
      name: 'The worker',
      command: process.execPath,
      args: ['-e', code],
      environment: { ...process.env, FILE: join(folder, 'runs') },
      logFile: join(folder, 'worker.log'),
      log: (message) => messages.push(message),
      onGivenUp,
      backOffMs: 5,
      stopMs: 300,
    });
    started.push(child);
    return child;
  }

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ga93-supervised-'));
  });

  afterEach(async () => {
    await Promise.all(started.splice(0).map((child) => child.stop()));
    await rm(folder, { recursive: true, force: true });
  });

  it('is given up after five quick crashes, with its last lines', async () => {
    const messages: string[] = [];
    const message = await new Promise<string>((resolve, reject) => {
      supervise('console.error("no luck"); process.exit(3)', resolve, messages)
        .start()
        .catch(reject);
    });
    expect(message).toContain('5 times in a row (code 3)');
    expect(message).toContain('no luck');
    expect(messages).toHaveLength(4);
  });

  it('is started again after a crash, and ended with everything else', async () => {
    const code = `
      const fs = require('node:fs');
      fs.appendFileSync(process.env.FILE, process.pid + '\\n');
      const runs = fs.readFileSync(process.env.FILE, 'utf8').trim().split('\\n').length;
      if (runs === 1) process.exit(1);
      setInterval(() => {}, 1000);`;
    const child = supervise(code, () => undefined);
    await child.start();
    await expect
      .poll(
        async () =>
          (await readFile(join(folder, 'runs'), 'utf8').catch(() => '')).split('\n').length,
        {
          timeout: 8000,
        },
      )
      .toBe(3);
    const pid = child.pid!;
    await child.stop();
    expect(await identifyProcess(pid)).toBeNull();
  });

  it('is killed when it does not follow a request to end', async () => {
    const child = supervise(
      `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000);
       require('node:fs').writeFileSync(process.env.FILE, '')`,
      () => undefined,
    );
    await child.start();
    await expect
      .poll(() => readFile(join(folder, 'runs'), 'utf8').catch(() => null), { timeout: 8000 })
      .toBe('');
    const pid = child.pid!;
    await child.stop();
    expect(await identifyProcess(pid)).toBeNull();
  });
});

describe('the port', () => {
  it('is free, or the message says what to do', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const { port } = holder.address() as { port: number };
    const problem = await portProblem(port, '127.0.0.1');
    expect(explainPort(3000, '127.0.0.1', problem!)).toBe(
      'Port 3000 is in use. Set PORT to another one, for example: PORT=3100 npm start',
    );
    holder.close();
    await once(holder, 'close');
    expect(await portProblem(port, '127.0.0.1')).toBeNull();
  });
});
