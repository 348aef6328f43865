import type { FolderLabels, ImageSource, Rejection, Split } from '../../domain/dataset/dataset';
import { classLevel, isJunk, labelLevels, labelPaths } from '../../domain/dataset/labels';
import { Rejected } from '../pixels/rejected';
import type { IncomingFile } from '../protocol/importing';
import { openImageZip } from './zip';

/** One file to inspect, on its own or in a zip. */
export interface Candidate {
  path: string;
  /** How large it says it is; more than one may be inspected together when they are small. */
  bytes: number;
  /** Throws Rejected when a zip does not give the file out. */
  open(): Promise<Blob>;
  source: ImageSource;
  /** The class the user chose, whatever the path says. */
  classId: string | null;
  /** What its folders call it; null: unlabelled. */
  className: string | null;
  pinnedSplit: Split | null;
  /** As in ImageRecord. */
  recording?: string;
}

export interface Listing {
  candidates: Candidate[];
  rejections: Rejection[];
  folderLabels: FolderLabels[];
}

/** Its split is the one that was chosen for it, if any. */
type Unlabelled = Omit<Candidate, 'className'>;

/** Labels go by paths relative to where the files came from: a drop, or one zip (`root`). */
function labelled(
  files: Unlabelled[],
  root = '',
): { candidates: Candidate[]; folderLabels: FolderLabels[] } {
  const paths = files.map(({ path }) => path);
  const level = classLevel(paths);
  const labels = labelPaths(paths, level);
  const prefix = root && `${root}/`;
  const isByFolder = files.some(({ classId }) => classId === null);
  return {
    candidates: files.map((file, i) => ({
      ...file,
      className: labels[i]!.className,
      pinnedSplit: file.pinnedSplit ?? labels[i]!.pinnedSplit,
      path: prefix + file.path,
    })),
    folderLabels: isByFolder && level !== null ? [{ root, level, levels: labelLevels(paths) }] : [],
  };
}

type Chosen = Pick<Candidate, 'classId' | 'source' | 'pinnedSplit' | 'recording'>;

const chosen = ({ classId, source, pinnedSplit, recording }: IncomingFile): Chosen => ({
  classId: classId ?? null,
  source: source ?? 'photograph',
  pinnedSplit: pinnedSplit ?? null,
  ...(recording !== undefined && { recording }),
});

async function listZip(
  incoming: IncomingFile,
  signal?: AbortSignal,
  onListed?: (count: number) => void,
): Promise<Listing> {
  const inZip = (path: string) => `${incoming.path}/${path}`;
  try {
    const { members, rejections } = await openImageZip(incoming.file, signal, onListed);
    return {
      ...labelled(
        members.map((member) => ({ ...member, ...chosen(incoming) })),
        incoming.path,
      ),
      rejections: rejections.map((one) => ({ ...one, path: inZip(one.path) })),
    };
  } catch (error) {
    if (!(error instanceof Rejected)) throw error;
    const { reason, text: message } = error;
    const rejections = [{ path: incoming.path, reason, message }];
    return { candidates: [], rejections, folderLabels: [] };
  }
}

/**
 * What there is to import, in the order of paths, with the labels that folders
 * give. Zips are opened and listed; what operating systems leave about is passed over. Once
 * `signal` is aborted, zips are listed no further. `onListed` hears how many files have been found.
 */
export async function listCandidates(
  files: readonly IncomingFile[],
  signal?: AbortSignal,
  onListed?: (count: number) => void,
): Promise<Listing> {
  const wanted = files
    .filter(({ path }) => !isJunk(path))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const isZip = ({ file }: IncomingFile) => /\.zip$/i.test(file.name);
  const loose = wanted
    .filter((incoming) => !isZip(incoming))
    .map((incoming) => ({
      path: incoming.path,
      bytes: incoming.file.size,
      open: async () => incoming.file,
      ...chosen(incoming),
    }));
  const listings: Listing[] = [{ ...labelled(loose), rejections: [] }];
  let found = loose.length;
  for (const zip of wanted.filter(isZip)) {
    const listing = await listZip(zip, signal, (count) => onListed?.(found + count));
    found += listing.candidates.length;
    listings.push(listing);
  }
  // Not by push(...list): a list of 65,000 is more than a call may have arguments.
  return {
    candidates: listings.flatMap((listing) => listing.candidates),
    rejections: listings.flatMap((listing) => listing.rejections),
    folderLabels: listings.flatMap((listing) => listing.folderLabels),
  };
}
