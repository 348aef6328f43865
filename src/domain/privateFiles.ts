/** The folder of the origin's private file system in which resized images wait for training. */
export const PIXELS_FOLDER = 'pixels';

/** Held while that folder is swept, and from a new file's creation until it is open, which no sweep removes. */
export const PIXELS_LOCK = 'mask-studio-pixels';

/** The folder in which a project is written where the browser cannot write into a chosen file. */
export const PROJECTS_FOLDER = 'projects';

/** The folder of the frozen networks' outputs, which the next runs with the same images read. */
export const FEATURES_FOLDER = 'features';

/** The most that folder takes, in bytes. */
export const FEATURES_BOUND = 512 * 2 ** 20;
