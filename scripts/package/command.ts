/** The package's command: `mask-studio` opens the studio, `mask-studio train …` trains in the terminal. */
import { asksForHelp, calledAsPackage } from '../studio/help';

const USAGE = `mask-studio [--lan]     opens the studio in the browser; with --lan, serves it to the local network
                        by HTTPS; PORT=N takes another port than 4173
mask-studio train …     trains in the terminal
mask-studio evaluate …  says how a model does on other images
mask-studio export …    writes a model in other formats
mask-studio train --help (and so on) says what a command takes.`;

const commands: Record<string, () => Promise<unknown>> = {
  train: () => import('../train/index'),
  evaluate: () => import('../evaluate/index'),
  export: () => import('../export/index'),
};

calledAsPackage();
const asked = process.argv[2] ?? '';
const command = commands[asked];
if (command) {
  // The commands read what follows their name.
  process.argv.splice(2, 1);
  await command();
} else if (asksForHelp([asked])) {
  console.log(USAGE);
} else if (asked === '' || asked === '--lan') {
  await import('../start');
} else {
  console.error(USAGE);
  process.exitCode = 2;
}
