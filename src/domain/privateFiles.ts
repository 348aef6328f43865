/** The folder of the origin's private file system in which resized images wait for training. */
export const PIXELS_FOLDER = 'pixels';
