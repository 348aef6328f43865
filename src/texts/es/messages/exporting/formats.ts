import type { Translation } from '../../../catalogue';
import type { formats as en } from '../../../en/messages/exporting/formats';

export const formats: Translation<typeof en> = {
  tfjs: {
    opens: 'TensorFlow.js en una página o en Node, y Mask Studio',
    verified:
      'TensorFlow.js 4.22 da las mismas puntuaciones con un margen de 1e-4, en Node y en el navegador.',
  },
  tfjsFloat16: {
    title: 'TensorFlow.js, pesos float16',
    opens: 'TensorFlow.js y Mask Studio; la mitad del tamaño, las puntuaciones cambian un poco',
    verified: 'TensorFlow.js 4.22 y Mask Studio lo vuelven a leer.',
    instead: 'TensorFlow.js sin reducir',
  },
  keras: {
    opens: 'Keras 3 sobre TensorFlow, JAX o PyTorch',
    verified:
      'Keras 3.0.5 a 3.15 sobre PyTorch, TensorFlow y JAX da las mismas puntuaciones con un margen de 1e-4.',
  },
  h5: {
    opens: 'TensorFlow 2 hasta 2.15, y Keras 3',
    verified:
      'TensorFlow 2.15 y Keras 3.0.5 a 3.15 dan las mismas puntuaciones con un margen de 1e-4.',
  },
  onnx: {
    opens: 'onnxruntime, OpenCV, OpenVINO y la mayoría de los demás programas',
    verified:
      'onnxruntime 1.32, OpenCV 5.0 y OpenVINO 2026.4 dan las mismas puntuaciones con un margen de 1e-4.',
  },
  onnxAnySize: {
    title: 'ONNX para imágenes de cualquier tamaño',
    opens: 'onnxruntime, OpenCV y OpenVINO; redimensiona como Mask Studio',
    verified:
      'onnxruntime 1.32, OpenCV 5.0 y OpenVINO 2026.4 dan las mismas puntuaciones de imágenes con un margen de 0,02.',
  },
  onnxInt8: {
    title: 'ONNX, pesos int8',
    opens: 'onnxruntime; la cuarta parte del tamaño, las puntuaciones cambian un poco',
    verified: 'onnxruntime 1.32 da las puntuaciones que se miden aquí.',
  },
  litert: {
    opens: 'LiteRT y TensorFlow Lite: Android, iOS, ordenadores pequeños, Python, páginas web',
    verified:
      'ai-edge-litert 2.3 y LiteRT.js 2.5 dan las mismas puntuaciones con un margen de 1e-4.',
  },
  litertFloat16: {
    title: 'LiteRT, pesos float16',
    opens: 'LiteRT y TensorFlow Lite; la mitad del tamaño, las puntuaciones cambian un poco',
    verified: 'ai-edge-litert 2.3 y LiteRT.js 2.5 dan las puntuaciones que se miden aquí.',
    instead: 'LiteRT con pesos float32',
  },
  litertInt8: {
    opens:
      'LiteRT y TensorFlow Lite, también en chips que solo calculan con enteros; la cuarta parte del tamaño. Recibe píxeles uint8 y da puntuaciones en pasos de 1/256',
    verified:
      'ai-edge-litert 2.3 y LiteRT.js 2.5 dan exactamente las puntuaciones que se miden aquí.',
  },
  litertInt8Scores: { title: 'Puntuaciones de LiteRT, int8' },
  page: {
    title: 'Página web',
    opens:
      'cualquier navegador de 2024 o posterior, desde el propio archivo y sin conexión; pesos float16, las puntuaciones cambian un poco',
    verified:
      'Chromium la abre desde el disco, sin red; sus puntuaciones difieren menos de 0,05 de las de Mask Studio.',
  },
  flask: {
    title: 'Servicio Flask',
    opens: 'Python, sin TensorFlow: un servicio HTTP que clasifica una imagen que se le envía',
    verified:
      'Flask 3.1 con onnxruntime 1.32 da las mismas puntuaciones por HTTP con un margen de 1e-4.',
  },
  tensorboard: {
    title: 'Registros de TensorBoard',
    opens: 'TensorBoard, junto a registros de Keras o PyTorch',
    verified: 'TensorBoard 2.21 vuelve a leer cada número como float32.',
  },
  results: {
    title: 'Resultados: tablas y figuras',
    opens: 'hojas de cálculo, pandas y R; figuras en SVG y PNG',
  },
  dataset: {
    title: 'Conjunto de datos en carpetas con etiquetas',
    opens: 'programas que leen una carpeta por clase, como Keras y PyTorch',
  },
  elsewhere: {
    title: 'Entrenar en otro lugar',
    opens: 'Python con Keras 3 sobre PyTorch: un proceso, torchrun en varias máquinas o Ray Train',
  },
  testInputs: { title: 'Imágenes de prueba como matriz' },
  usage: {
    with: '{{language}}, con {{packages}}',
    inPage: 'JavaScript en una página, con {{packages}}',
    inNode: 'Node, solo con {{packages}}',
    keras: 'Python, con keras (y TensorFlow, JAX o PyTorch)',
    nothing: 'Sin instalar nada',
    shell: 'Terminal, con Python',
  },
  parts: {
    layer: 'la capa {{name}}',
    layerOfKind: 'la capa {{name}} ({{kind}})',
    normalization: 'una normalización por lotes que no sigue a una convolución ({{name}})',
    activation: 'la activación {{name}}',
    activationOfLayer: 'la activación {{activation}} ({{name}})',
    pooling: 'la agrupación (pooling) {{name}}',
  },
};
