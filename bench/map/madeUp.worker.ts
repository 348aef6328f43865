/** In place of the quality worker: a map of made-up places, so that only its drawing is measured. */
import { expose } from '../../src/messaging/expose';
import { randomFrom } from '../../src/domain/random';
import { imageHashes } from '../../src/storage/images';

/** Clusters of dots, as UMAP gives them. */
const CLUSTERS = 25;

function points(count: number): Float32Array {
  const random = randomFrom(1);
  const normal = () => random() + random() + random() + random() - 2;
  const centres = Array.from({ length: CLUSTERS }, () => [12 * normal(), 12 * normal()] as const);
  return Float32Array.from(
    Array.from({ length: count }, (_, i) => centres[i % CLUSTERS]!).flatMap(([x, y]) => [
      x + normal(),
      y + normal(),
    ]),
  );
}

expose({
  hasFeatures: () => Promise.resolve(true),
  async imageMap() {
    const hashes = await imageHashes();
    return { hashes, points: points(hashes.length) };
  },
});
