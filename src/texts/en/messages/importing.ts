/** Importing and checking images. */
export const importing = {
  file: {
    empty: 'The file is empty (zero bytes).',
    tooManyBytes:
      'The file has {{megabytes, number}} MB; images of up to {{most, number}} MB are imported.',
    unreadable: 'The file cannot be read: it was moved or changed, or the browser may not open it.',
    header: 'The image is damaged: its header is incomplete.',
    cutOff: 'The image is cut off: the end of the file is missing. Copy or download it again.',
    undecodable: 'The image is damaged: it cannot be decoded.',
    tooSmall:
      'The image has {{width, number}} × {{height, number}} pixels; both sides need at least {{least, number}}.',
    tooManyPixels:
      'The image has {{width, number}} × {{height, number}} pixels, too many to decode safely ({{most, number}} million at most). Make it smaller and import it again.',
    decoderEnded:
      'The file could not be read: the browser ran out of memory or failed while decoding it. Make it smaller and import it again.',
  },
  foreign: {
    heic: 'The file is a HEIC image (as iPhones take them), which browsers cannot decode. Save it as JPEG or PNG and import it again. An iPhone takes JPEGs when Settings › Camera › Formats is “Most Compatible”.',
    tiff: 'The file is a TIFF or camera raw image, which browsers cannot decode. Save it as JPEG or PNG and import it again.',
    psd: 'The file is a Photoshop file (PSD), which browsers cannot decode. Save it as JPEG or PNG and import it again.',
    jpegXl:
      'The file is a JPEG XL image, which browsers cannot decode. Save it as JPEG or PNG and import it again.',
    jpeg2000:
      'The file is a JPEG 2000 image, which browsers cannot decode. Save it as JPEG or PNG and import it again.',
    svg: 'The file is an SVG drawing: shapes, not pixels. Export it as PNG to use it all the same.',
    recipe:
      'The file is a configuration (recipe), not an image. Open it on the Train page, by “Open configuration”.',
    weights:
      'The file holds Keras weights (.h5), not an image. Choose it on the Train page, at the weights of MobileNetV2.',
    json: 'The file is data (JSON), not an image.',
    zip: 'The file is a zip or an Office document, not an image. Unpack it and import its folder.',
    unknown: 'The file is not an image.',
  },
  zip: {
    damaged: 'The zip is damaged or incomplete and cannot be opened. Make it again.',
    encrypted: 'The file is protected by a password. Unpack the zip and import the folder.',
    method:
      'The file is compressed in a way that browsers cannot unpack. Unpack the zip and import the folder.',
    fileDamaged: 'The file is damaged within the zip and cannot be unpacked.',
    model: 'The zip holds a model, not images. Models are imported on the Export page.',
    tooLarge:
      'The zip would unpack to {{gigabytes, number(minimumFractionDigits: 1; maximumFractionDigits: 1)}} GB or more, over {{times, number}} times its own size: no folder of images does. It was not opened.',
    tooManyFiles: 'The zip has more than {{most, number}} files. Divide it and import the parts.',
    unsafePath: 'The path leads out of the zip. The file was not imported.',
    nested: 'A zip within a zip is not opened. Unpack it and import its folder.',
  },
  duplicate: 'The file is a duplicate of {{path}}.',
  inTwoClasses:
    'The same image is in another class as {{path}}. It was imported once, unlabelled: put it into its correct class.',
  inTwoClassesKnown:
    'The same image is in another class as {{path}}. It is in the dataset already and stays as it is.',
  inAnotherClass:
    'The same image is in the dataset already, in the class {{name}} ({{path}}). It stays there.',
  diskFull_one:
    "The browser's storage is full: this file was not imported. What is imported stays. Free some disk space and import the same files again; the import goes on from here.",
  diskFull_other:
    "The browser's storage is full: about here, {{count, number}} files were not imported. What is imported stays. Free some disk space and import the same files again; the import goes on from here.",
  decoderLost:
    'The browser stopped a worker that decodes images, most likely because memory ran out. Close other tabs and try again.',
  noCanvas: 'The browser gave no canvas to draw on: it is out of memory.',
  noMemoryForPixels:
    'There is not enough memory for the prepared images, and this window has no private file system for them. Open the studio in a normal window at https:// or localhost, or choose a smaller image size.',
  noTruePixels:
    'This browser changes the pixels that the studio reads, as a protection against fingerprinting, so images cannot be imported or classified. Allow this page to extract canvas data, or switch that protection off for it, then reload.',
  noSpaceForPixels:
    'There is no space left on the disk for the prepared images. Free some, or choose a smaller image size.',
} as const;
