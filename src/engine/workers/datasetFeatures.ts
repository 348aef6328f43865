import type { ImageHash } from '../../domain/dataset/dataset';
import type { FeatureTable } from '../../domain/issues/probe';
import { reducedRows, type ReducedRows } from '../../domain/issues/reduced';
import { directions, nearest } from '../../domain/issues/similarity';
import { message, StudioError } from '../../texts/message';

/** The features of the dataset's images, and what was found of them, until other images are loaded. */
export class DatasetFeatures {
  readonly features: FeatureTable;
  private readonly rowOf: ReadonlyMap<ImageHash, number>;
  private directionsOfRows: FeatureTable | null = null;
  private reducedOfRows: ReducedRows | null = null;
  private classOf: readonly string[] = [];

  /** @param values [hashes.length × width], row by row */
  constructor(
    readonly hashes: readonly ImageHash[],
    values: Float32Array,
  ) {
    this.features = { values, width: hashes.length > 0 ? values.length / hashes.length : 1 };
    this.rowOf = new Map(hashes.map((hash, row) => [hash, row]));
  }

  has(hashes: readonly ImageHash[]): boolean {
    return hashes.every((hash) => this.rowOf.has(hash));
  }

  get directions(): FeatureTable {
    return (this.directionsOfRows ??= directions(this.features));
  }

  /** The directions in few dimensions; yields the fraction done, in [0, 1]. Computed once. */
  *reduced(): Generator<number, ReducedRows> {
    return (this.reducedOfRows ??= yield* reducedRows(this.directions));
  }

  /**
   * What is known of the images, in the order of the rows; undefined for one that is gone. Throws a
   * StudioError where an image has no features.
   */
  inRows<T extends { hash: ImageHash }>(images: readonly T[]): (T | undefined)[] {
    const rows: (T | undefined)[] = this.hashes.map(() => undefined);
    for (const image of images) {
      const row = this.rowOf.get(image.hash);
      if (row === undefined) throw new StudioError(message('quality.imagesChanged'));
      rows[row] = image;
    }
    return rows;
  }

  /** The features of some images as a table of their own; undefined where one has none. */
  rowsOf(hashes: readonly ImageHash[]): FeatureTable | undefined {
    const { values, width } = this.features;
    const rows = new Float32Array(hashes.length * width);
    for (const [i, hash] of hashes.entries()) {
      const row = this.rowOf.get(hash);
      if (row === undefined) return undefined;
      rows.set(values.subarray(row * width, (row + 1) * width), i * width);
    }
    return { values: rows, width };
  }

  /** The class of each image, for `nearestOfClasses`; images without one are near to nothing. */
  setClasses(images: readonly { hash: ImageHash; classId: string }[]): void {
    const classes = new Map(images.map(({ hash, classId }) => [hash, classId]));
    this.classOf = this.hashes.map((hash) => classes.get(hash) ?? '');
  }

  /** For each of the classes, the images of it that are most alike to the image. */
  nearestOfClasses(hash: ImageHash, classIds: readonly string[], count: number): ImageHash[][] {
    const row = this.rowOf.get(hash);
    if (row === undefined) return classIds.map(() => []);
    return classIds.map((classId) =>
      nearest(this.directions, row, count, (other) => this.classOf[other] === classId).map(
        (other) => this.hashes[other]!,
      ),
    );
  }
}
