/** The package's command: `mask-studio` opens the studio, `mask-studio train …` trains in the terminal. */
const commands: Record<string, () => Promise<unknown>> = {
  train: () => import('../train/index'),
  evaluate: () => import('../evaluate/index'),
  export: () => import('../export/index'),
};

const asked = process.argv[2] ?? '';
const command = commands[asked];
if (command) {
  // The commands read what follows their name.
  process.argv.splice(2, 1);
  await command();
} else if (asked === '' || asked === '--lan') {
  await import('../start');
} else {
  console.error(`mask-studio [--lan] | ${Object.keys(commands).join(' … | ')} …`);
  process.exitCode = 2;
}

export {};
