import type { ProjectCounts } from '../../../domain/project/manifest';
import { noCounts } from '../../../domain/project/outcome';
import type { Addition } from '../../../storage/project';
import type { Text } from '../../../texts/message';
import type { ProjectZip } from '../../project/projectZip';

/** Conflicts that are listed one by one. */
const MOST_LISTED = 200;

/** What opening finds, and how far it is. */
export class Opening {
  readonly added: ProjectCounts = noCounts();
  readonly alreadyHere: ProjectCounts = noCounts();
  readonly conflicts: Text[] = [];
  conflictCount = 0;
  done = 0;

  constructor(
    readonly zip: ProjectZip,
    /** Whether images get the splits and groups of the project. */
    readonly exact: boolean,
    /** Images that are not accepted, by path. */
    readonly refused: ReadonlyMap<string, Text>,
    readonly signal: AbortSignal,
    private readonly onItem: (done: number) => void,
  ) {}

  get paths(): string[] {
    return this.zip.manifest.entries.map(({ path }) => path);
  }

  conflict(text: Text): void {
    this.conflictCount += 1;
    if (this.conflicts.length < MOST_LISTED) this.conflicts.push(text);
  }

  /** Count a record of this kind by what became of it. */
  count(kind: keyof ProjectCounts, addition: Addition, differs: () => Text): void {
    if (addition === 'added') this.added[kind] += 1;
    else this.alreadyHere[kind] += 1;
    if (addition === 'differs') this.conflict(differs());
  }

  items(count: number): void {
    this.done += count;
    this.onItem(this.done);
    this.signal.throwIfAborted();
  }
}
