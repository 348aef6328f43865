import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';

export interface Certificate {
  key: string;
  cert: string;
}

interface Where {
  /** Any free port when 0; the next free one when it is taken. */
  port: number;
  /** `localhost`, or `0.0.0.0` for the machine's whole network. */
  host: string;
  /** With one it is HTTPS. */
  certificate?: Certificate;
}

const start = (server: Server, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as { port: number }).port);
    });
  });

/** How many ports above a taken one are tried. */
const TRIES = 20;

/** A server that answers requests so; gives it with its port. Throws where it cannot listen. */
export async function listen(
  answer: RequestListener,
  { port, host, certificate }: Where,
): Promise<{ server: Server; port: number }> {
  const create = () =>
    certificate ? createSecureServer(certificate, answer) : createServer(answer);
  for (let tried = port; ; tried++) {
    const server = create();
    try {
      return { server, port: await start(server, tried, host) };
    } catch (error) {
      const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (!isTaken || tried >= port + TRIES) throw error;
    }
  }
}
