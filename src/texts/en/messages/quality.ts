/** The quality of the dataset. */
export const quality = {
  lost: 'The browser stopped the part of the studio that examines the dataset, most likely for want of memory. Close other tabs and try again.',
  imagesChanged: 'Images were added meanwhile. Start again.',
  twoClasses: 'Label issues need images of at least two classes. Label more images first.',
  tooFewImages_one:
    '{{name}} has {{count, number}} group of images, and label issues need at least {{needed, number}} in each class. An image that shares no near-duplicate, person or session with others is a group of its own. Add images.',
  tooFewImages_other:
    '{{name}} has {{count, number}} groups of images, and label issues need at least {{needed, number}} in each class. An image that shares no near-duplicate, person or session with others is a group of its own. Add images.',
  tooFewForMap_one:
    'A map needs at least {{least, number}} images, and there is {{count, number}}. Add images.',
  tooFewForMap_other:
    'A map needs at least {{least, number}} images, and there are {{count, number}}. Add images.',
  tooFewForPairs_one:
    'Finding near-duplicates needs at least {{least, number}} images, and there is {{count, number}}. Add images.',
  tooFewForPairs_other:
    'Finding near-duplicates needs at least {{least, number}} images, and there are {{count, number}}. Add images.',
  tooFewForOutliers:
    'Finding outliers needs at least {{least, number}} images in a class, and no class has so many. Add or label images.',
} as const;
