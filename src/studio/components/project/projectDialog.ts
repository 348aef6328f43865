/** Which dialog of project files is open: pages ask for one, the shell draws it. */
import { create } from 'zustand';
import type { IncomingFile } from '../../../engine/protocol/importing';

export type ProjectDialog =
  | {
      kind: 'save';
      /** The files that are asked about again afterwards. */
      then?: File[];
    }
  | { kind: 'hand-in' }
  | { kind: 'open'; files: File[] }
  | { kind: 'link'; address: string };

export const useProjectDialog = create<{ dialog: ProjectDialog | null }>(() => ({ dialog: null }));

export const showProjectDialog = (dialog: ProjectDialog | null): void =>
  useProjectDialog.setState({ dialog });

/** Whether a project can be among these files, by their names. */
const mayHoldProject = (files: readonly File[]): boolean =>
  files.some(({ name }) => /\.zip$/i.test(name));

/** Offers to open the project files among these; gives the others. */
export async function offerProjects(files: File[]): Promise<File[]> {
  if (!mayHoldProject(files)) return files;
  // Not in the app's first bundle.
  const { splitProjects } = await import('../../../client/project');
  const { projects, others } = await splitProjects(files);
  if (projects.length > 0) showProjectDialog({ kind: 'open', files: projects });
  return others;
}

/** The same for files with their paths. Files of a folder are images: a project comes by itself. */
export async function withoutProjects(incoming: IncomingFile[]): Promise<IncomingFile[]> {
  const isLoose = ({ path }: IncomingFile) => !path.includes('/');
  const others = new Set(await offerProjects(incoming.filter(isLoose).map(({ file }) => file)));
  return incoming.filter((each) => !isLoose(each) || others.has(each.file));
}

/** Asks for project files to open. */
export function pickProjects(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.accept = '.zip,application/zip';
  input.addEventListener('change', () => {
    if (input.files?.length) showProjectDialog({ kind: 'open', files: [...input.files] });
  });
  input.click();
}
