/** The folder of the origin's private file system in which resized images wait for training. */
export const PIXELS_FOLDER = 'pixels';

/** The folder in which a project is written where the browser cannot write into a chosen file. */
export const PROJECTS_FOLDER = 'projects';
