import { builtStudio } from './serving/built';
import { studioFiles } from './serving/files';
import { listen, type Certificate } from './serving/listen';

export interface StudioServer {
  /** `http://localhost:<port>/` */
  url: string;
  port: number;
  close(): Promise<void>;
}

/**
 * Serve the studio, which is built first where that is needed; port 0 is any.
 * @param certificate with one it is served by HTTPS, to the machine's whole network
 */
export async function serveStudio(port: number, certificate?: Certificate): Promise<StudioServer> {
  const { folder, remove } = await builtStudio();
  const where = certificate ? { port, host: '0.0.0.0', certificate } : { port, host: 'localhost' };
  const { server, port: at } = await listen(studioFiles(folder), where);
  return {
    url: `${certificate ? 'https' : 'http'}://localhost:${at}/`,
    port: at,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      remove();
    },
  };
}
