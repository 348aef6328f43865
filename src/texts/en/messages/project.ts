/** Project files: what is wrong with one, and what was kept. */
export const project = {
  notZip: '{{name}} is no zip, or it is damaged. Get the file again from where it came from.',
  notProject:
    '{{name}} is not a project of Mask Studio. Images are dropped on the Images page, models on the Export page.',
  unsafePath: '{{name}} names a file outside of its folder ({{path}}). No project does that.',
  twice: '{{name}} holds {{path}} twice. No project does that.',
  tooLarge: '{{name}} would unpack to more than a project of its size can hold.',
  missing_one:
    '{{name}} is not whole: {{path}} is missing. Nothing was opened. Get the file again.',
  missing_other:
    '{{name}} is not whole: {{count, number}} files are missing, the first is {{path}}. Nothing was opened. Get the file again.',
  damaged:
    '{{name}} is damaged: {{path}} is not what was saved. Nothing was opened. Get the file again.',
  otherImage: 'The project names {{path}} by another checksum. Nothing was opened.',
  otherSize: 'The weights of {{path}} have another size than their list says. Nothing was opened.',
  wrongRecord: 'The project cannot be used: {{path}}, {{field}}: {{problem}}. Nothing was opened.',
  noSpace: 'There is no space for the project file. Free some disk space and save it again.',
  trains: 'A run is being trained. Stop it, or wait until it has ended; then replace.',
  otherTab: 'The images are being changed, here or in another tab. Wait until that is done.',
  unlabelled: 'no label',
  otherClass: 'another class',
  conflict: {
    label: '{{path}}: the label here is {{here}}, in the project {{there}}.',
    className: 'The class {{there}} of the project is called {{here}} here.',
    run: 'Run {{name}}: the one here is different.',
    model: 'Model {{name}}: the one here is different.',
    weights: 'Weights {{name}}: those here are different.',
    split: 'The split here has other settings.',
    recipes: 'The configurations here are others.',
    image: '{{path}} was left out. {{reason}}',
    noImage: '{{path}} was left out: its file is not in the project.',
    noSnapshot: 'Run {{name}} was left out: the list of its images is not in the project.',
  },
  download: {
    address: 'This is no address of a file: it must begin with https:// or be one of this studio.',
    notReached:
      '{{host}} could not be reached, or does not let other pages read its files (CORS). If the address opens in a new tab, download the file there and open it here.',
    tooLarge: '{{address}} is larger than any project.',
  },
  lost: 'The worker for project files ended unexpectedly. What was opened stays; open the file again to complete it.',
} as const;
