import { t, type LabelKey } from '../../../texts/t';
import styles from './Faces.module.css';
import ada from './faces/ada.svg';
import barbara from './faces/barbara.svg';
import donald from './faces/donald.svg';
import emmy from './faces/emmy.svg';
import mary from './faces/mary.svg';
import sophie from './faces/sophie.svg';

// Drawings: Open Peeps by Pablo Stanley (CC0), by way of DiceBear.
const piles: { name: LabelKey; faces: string[] }[] = [
  { name: 'dataset.welcome.withMask', faces: [emmy, ada, barbara] },
  { name: 'dataset.welcome.withoutMask', faces: [donald, mary, sophie] },
];

/** Two piles of illustrated images, one per class: shows what a dataset is. */
export function Faces() {
  return (
    <div className={styles.table} aria-hidden>
      {piles.map(({ name, faces }) => (
        <figure key={name} className={styles.pile}>
          <div className={styles.cards}>
            {faces.map((face) => (
              <img key={face} src={face} alt="" width={120} height={120} />
            ))}
          </div>
          <figcaption>{t(name)}</figcaption>
        </figure>
      ))}
    </div>
  );
}
