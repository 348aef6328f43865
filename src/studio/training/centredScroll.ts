/** Where something begins on the screen, and how wide it is, in CSS pixels. */
interface Extent {
  left: number;
  width: number;
}

/**
 * How far a container has to be scrolled to show a part of it whole, in its middle.
 * @returns CSS pixels to the right, below 0: to the left; 0 where the part is already in sight or
 *   the container is not drawn. It may reach beyond the content's ends.
 */
export function centredScroll(container: Extent, part: Extent): number {
  if (container.width === 0) return 0;
  const before = part.left - container.left;
  const isInSight = before >= 0 && before + part.width <= container.width;
  return isInSight ? 0 : before + part.width / 2 - container.width / 2;
}
