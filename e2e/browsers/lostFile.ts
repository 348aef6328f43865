/** The step in which the file of a page does not arrive, once. */
import { createServer, request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Step } from './journey';
import * as studio from './studio';

/** The studio's server with one file that is cut off until `mend` is called. */
async function unreliable(target: string, file: RegExp) {
  let broken = true;
  const server = createServer((request, response) => {
    if (broken && file.test(request.url!)) {
      request.socket.destroy();
      return;
    }
    const { method, headers } = request;
    const passedOn = ask(new URL(request.url!, target), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(response);
    });
    passedOn.on('error', () => response.destroy());
    request.pipe(passedOn);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    mend: () => void (broken = false),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

export const lostFile: Step = {
  feature: 'A page whose file did not arrive is loaded again',
  async run({ browser, url }) {
    const { url: address, mend, close } = await unreliable(url, /ExportingPage/);
    try {
      await browser.goto(`${address}#/export`);
      await studio.seeText(browser, 'Export ran into a problem');
      mend();
      await browser.click('Reload this page');
      await studio.seeText(browser, /No model|Train one|Import/);
    } finally {
      close();
    }
  },
};
