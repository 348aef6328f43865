import { useState } from 'react';
import type { ClassLabel } from '../../../domain/dataset/dataset';
import { deleteEmptyClasses } from '../../../storage/classes';
import { showProblem } from '../undo';
import { NameTwoClasses } from './NameTwoClasses';
import { WebcamModal } from './WebcamModal';

interface WebcamProps {
  classes: readonly ClassLabel[];
  onClose: () => void;
}

/** Records two or more classes, which are named first where there are fewer. */
export function Webcam({ classes, onClose }: WebcamProps) {
  const [added, setAdded] = useState<string[]>([]);
  // Nothing was recorded: what was named for it goes too.
  const cancel = () => {
    deleteEmptyClasses(added).catch(showProblem);
    onClose();
  };
  return classes.length < 2 ? (
    <NameTwoClasses classes={classes} onAdded={setAdded} onClose={onClose} />
  ) : (
    <WebcamModal classes={classes} first={classes[0]!} onCancel={cancel} onAdded={onClose} />
  );
}
