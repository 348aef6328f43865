import type { Translation } from '../catalogue';
import type { trying as en } from '../en/trying';

export const trying: Translation<typeof en> = {
  title: 'Probar',
  purpose: 'Muestra a un modelo imágenes que nunca ha visto.',
  loading: 'Buscando modelos',
  tabs: {
    label: 'Con qué probar el modelo',
    one: 'Una imagen',
    others: 'Evaluar con otras imágenes',
  },
  empty: {
    title: 'Aún no hay ningún modelo que probar',
    train: 'Entrenar uno',
    what: 'Un modelo se puede probar en cuanto termina su ejecución. En la página Exportar se puede importar uno desde un zip.',
  },
  drawings:
    'Este modelo aprendió con dibujos. Con fotos, sus respuestas valen poco: <a>entrena con tus propias fotos</a>.',
  model: 'Modelo',
  savedModels: 'Modelos guardados',
  runs: 'Ejecuciones',

  input: {
    drop: 'Suelta imágenes o una carpeta aquí',
    or: 'o elígelas, pégalas o usa la cámara. Una sola imagen muestra todas las puntuaciones y Grad-CAM; varias forman una tabla. No salen de este equipo.',
    dropOne: 'Suelta una imagen aquí',
    orOne: 'o elige o pega una, o usa la cámara. No sale de este equipo.',
    chooseOne: 'Elegir una imagen',
    onlyOne:
      'Aquí se predice una sola imagen. Para varias imágenes, una carpeta o un zip, abre Probar.',
    image: 'La imagen para la predicción',
    choose: 'Elegir imágenes',
    chooseFolder: 'Elegir una carpeta',
    useCamera: 'Usar la cámara',
    stopCamera: 'Detener la cámara',
  },
  gradCam: {
    show: 'Mostrar Grad-CAM',
    explanation:
      'Claro, dentro del contorno: las zonas que más aumentan la puntuación de la clase predicha.',
  },
  prediction: 'Predicción',
  notSure: 'No está claro',
  notSureWhy: '{{name}} tiene {{share}}, menos que la confianza mínima de {{minimum}}.',
  noPrediction: 'Sin predicción',
  waiting: 'La predicción aparece aquí.',
  busy: 'Cargando el modelo y prediciendo',
  score: 'Puntuación de {{name}}',
  time: '{{time}} ms con {{size}} × {{size}} px.',
  rule: {
    threshold: 'Umbral de decisión {{threshold}} (clase positiva: {{positive}}).',
    highest: 'La clase predicha es la de mayor puntuación.',
  },

  choose: {
    drop: 'Suelta una carpeta, imágenes o un .zip aquí',
    labels:
      'Las imágenes de carpetas llamadas {{classes}} se comparan con las predicciones. Las demás aparecen en una lista con su predicción. No se almacena ni se sube nada.',
    folder: 'Elegir una carpeta',
    files: 'Elegir archivos o un .zip',
  },
  progress: {
    title: 'Evaluación',
    searching: 'Buscando archivos',
    evaluating: 'Evaluando',
    loading: 'Cargando el modelo',
    bar: 'Imágenes evaluadas',
    found_one: '{{count, number}} archivo encontrado',
    found_other: '{{count, number}} archivos encontrados',
    found_many: '{{count, number}} de archivos encontrados',
    rate: '{{rate, number}} por segundo, {{left}}',
    goesOn: 'Continúa mientras usas otras páginas. Si cancelas, no se conserva nada.',
  },
  notEvaluated: 'No se ha evaluado',
  result: {
    of_one: '<b>{{model}}</b> con {{count, number}} imagen',
    of_other: '<b>{{model}}</b> con {{count, number}} imágenes',
    of_many: '<b>{{model}}</b> con {{count, number}} de imágenes',
    skipped_one: '{{count, number}} archivo omitido',
    skipped_other: '{{count, number}} archivos omitidos',
    skipped_many: '{{count, number}} de archivos omitidos',
    csv: 'Descargar CSV',
    others: 'Elegir otras imágenes',
    accuracy: '{{share}} de exactitud',
    notSure_one:
      'No está clara {{count, number}} imagen, por debajo de la confianza mínima de {{minimum}}; {{accuracy}} de las demás respuestas son correctas.',
    notSure_other:
      'No están claras {{count, number}} imágenes, por debajo de la confianza mínima de {{minimum}}; {{accuracy}} de las demás respuestas son correctas.',
    notSure_many:
      'No están claras {{count, number}} de imágenes, por debajo de la confianza mínima de {{minimum}}; {{accuracy}} de las demás respuestas son correctas.',
    interval_one: 'con {{count, number}} imagen etiquetada (95\u00a0%: de {{low}} a {{high}})',
    interval_other: 'con {{count, number}} imágenes etiquetadas (95\u00a0%: de {{low}} a {{high}})',
    interval_many:
      'con {{count, number}} de imágenes etiquetadas (95\u00a0%: de {{low}} a {{high}})',
  },
  unlabelled: {
    all: 'Estas imágenes no tienen etiquetas',
    some_one: '{{count, number}} imagen sin etiqueta',
    some_other: '{{count, number}} imágenes sin etiqueta',
    some_many: '{{count, number}} de imágenes sin etiqueta',
    source: 'Las etiquetas vienen de las carpetas llamadas {{classes}}.',
    others: 'Carpetas con otros nombres: {{folders}}.',
    folder: '{{name}} ({{images, number}})',
    more: '{{folders, number}} más',
    noAccuracy: 'Por eso no hay exactitud; las predicciones están abajo.',
    notCounted: 'No cuentan en las métricas.',
  },
  table: {
    predictions: 'Predicciones',
    label: '{{title}}, tabla',
    image: 'Imagen',
    prediction: 'Predicción',
    confidence: 'Confianza',
    truth: 'Etiqueta real',
    notSure: 'No está claro ({{name}})',
  },
  images: {
    misclassified: 'Imágenes mal clasificadas, primero las de mayor confianza',
    highest: '{{truth}}, predicción {{predicted}}: primero las de mayor confianza',
    lowest: '{{truth}}, predicción {{predicted}}: primero las de menor confianza',
    none: 'Ninguna: todas las imágenes etiquetadas se han clasificado bien.',
    count_one: '{{count, number}} imagen.',
    count_other: '{{count, number}} imágenes.',
    count_many: '{{count, number}} de imágenes.',
    all: 'Mostrar todas las imágenes mal clasificadas',
    predicted: 'Predicción: <b>{{name}}</b>, {{share}}',
    trueLabel: 'Etiqueta real: {{name}}',
  },
  gone: 'Ya no se puede leer la imagen',
  skipped: {
    title: 'Omitidos',
    download: 'Descargar la lista',
    list: 'Archivos omitidos',
    first: 'Se muestran los {{shown, number}} primeros. Todos están en la lista para descargar.',
    unreadable:
      'El navegador no ha podido leerlo. Comprueba que todavía existe y que puedes abrirlo.',
  },
};
