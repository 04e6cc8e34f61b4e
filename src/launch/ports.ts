import { createServer } from 'node:net';

/** Why a port cannot be listened on; null when it can. */
export async function portProblem(
  port: number,
  host: string,
): Promise<NodeJS.ErrnoException | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', resolve);
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

/** The sentence for a person whose port cannot be had. */
export function explainPort(port: number, host: string, problem: NodeJS.ErrnoException): string {
  if (problem.code === 'EADDRINUSE') {
    const other = port >= 65_435 ? 3100 : port + 100;
    return `Port ${port} is in use. Set PORT to another one, for example: PORT=${other} npm start`;
  }
  if (problem.code === 'EACCES') {
    return `This user may not listen on port ${port}. Set PORT to one above 1023, for example: PORT=3000 npm start`;
  }
  return `The planner cannot listen on ${host}:${port} (${problem.code ?? problem.message}). Check HOST and PORT.`;
}
