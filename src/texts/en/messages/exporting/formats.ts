/** The export formats as cards show them; README.md has them in English. */
export const formats = {
  tfjs: {
    opens: 'TensorFlow.js in a page or in Node, and this studio',
    verified: 'TensorFlow.js 4.22 gives the same scores to 1e-4 in Node and in the browser.',
  },
  tfjsFloat16: {
    title: 'TensorFlow.js, float16 weights',
    opens: 'TensorFlow.js and this studio; half the size, scores differ a little',
    verified: 'TensorFlow.js 4.22 and this studio read it back.',
    instead: 'plain TensorFlow.js',
  },
  keras: {
    opens: 'Keras 3 on TensorFlow, JAX or PyTorch',
    verified: 'Keras 3.0.5 to 3.15 on PyTorch, TensorFlow and JAX give the same scores to 1e-4.',
  },
  h5: {
    opens: 'TensorFlow 2 up to 2.15, and Keras 3',
    verified: 'TensorFlow 2.15 and Keras 3.0.5 to 3.15 give the same scores to 1e-4.',
  },
  onnx: {
    opens: 'onnxruntime, OpenCV, OpenVINO and most other runtimes',
    verified: 'onnxruntime 1.32, OpenCV 5.0 and OpenVINO 2026.4 give the same scores to 1e-4.',
  },
  onnxAnySize: {
    title: 'ONNX for images of any size',
    opens: 'onnxruntime, OpenCV and OpenVINO; it resizes as the studio does',
    verified:
      'onnxruntime 1.32, OpenCV 5.0 and OpenVINO 2026.4 give the same scores of images to 0.02.',
  },
  onnxInt8: {
    title: 'ONNX, int8 weights',
    opens: 'onnxruntime; a quarter of the size, scores differ a little',
    verified: 'onnxruntime 1.32 gives the scores that are measured here.',
  },
  litert: {
    opens: 'LiteRT and TensorFlow Lite: Android, iOS, small computers, Python, web pages',
    verified: 'ai-edge-litert 2.3 and LiteRT.js 2.5 give the same scores to 1e-4.',
  },
  litertFloat16: {
    title: 'LiteRT, float16 weights',
    opens: 'LiteRT and TensorFlow Lite; half the size, scores differ a little',
    verified: 'ai-edge-litert 2.3 and LiteRT.js 2.5 give the scores that are measured here.',
    instead: 'LiteRT with float32 weights',
  },
  litertInt8: {
    opens:
      'LiteRT and TensorFlow Lite, also on chips that only have integers; a quarter of the size. Takes uint8 pixels and gives scores in steps of 1/256',
    verified: 'ai-edge-litert 2.3 and LiteRT.js 2.5 give the very scores that are measured here.',
  },
  litertInt8Scores: { title: 'Scores of LiteRT, int8' },
  page: {
    title: 'Web page',
    opens:
      'any browser of 2024 or later, from the file itself and offline; float16 weights, scores differ a little',
    verified:
      'Chromium opens it from the disk, without a network; its scores are within 0.05 of the studio’s.',
  },
  flask: {
    title: 'Flask service',
    opens: 'Python, without TensorFlow: an HTTP service that classifies an uploaded image',
    verified: 'Flask 3.1 with onnxruntime 1.32 gives the same scores over HTTP to 1e-4.',
  },
  tensorboard: {
    title: 'TensorBoard logs',
    opens: 'TensorBoard, beside logs of Keras or PyTorch',
    verified: 'TensorBoard 2.21 reads each number back at float32.',
  },
  results: {
    title: 'Results: tables and figures',
    opens: 'spreadsheets, pandas and R; figures as SVG and PNG',
  },
  dataset: {
    title: 'Dataset as labelled folders',
    opens: 'programs that take a folder for each class, such as Keras and PyTorch',
  },
  elsewhere: {
    title: 'Train elsewhere',
    opens:
      'Python with Keras 3 on PyTorch: one process, torchrun on several machines, or Ray Train',
  },
  testInputs: { title: 'Test images as an array' },
  /** What a program that loads the files is written for. */
  usage: {
    with: '{{language}}, with {{packages}}',
    inPage: 'JavaScript in a page, with {{packages}}',
    inNode: 'Node, with plain {{packages}}',
    keras: 'Python, with keras (and TensorFlow, JAX or PyTorch)',
    nothing: 'Nothing to install',
    shell: 'Shell, with Python',
  },
  /** What a format cannot hold. */
  parts: {
    layer: 'the layer {{name}}',
    layerOfKind: 'the layer {{name}} ({{kind}})',
    normalization: 'batch normalisation that follows no convolution ({{name}})',
    activation: 'the activation {{name}}',
    activationOfLayer: 'the activation {{activation}} ({{name}})',
    pooling: 'the pooling {{name}}',
  },
} as const;
