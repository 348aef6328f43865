import { classColour } from './classColour';

/** A class's colour as a dot, beside its name. `position` is undefined for unlabelled. */
export function ClassDot({ position }: { position: number | undefined }) {
  return (
    <span
      aria-hidden
      style={{
        display: 'inline-block',
        flex: 'none',
        width: 10,
        height: 10,
        borderRadius: '50%',
        background: classColour(position),
      }}
    />
  );
}
