import type { Translation } from '../../catalogue';
import type { page as en } from '../../en/training/page';

export const page: Translation<typeof en> = {
  title: 'Entrenar',
  purpose: 'Todo se calcula en este navegador; las imágenes no salen de este equipo.',
  opening: 'Abriendo la página',
  noImages: {
    title: 'Todavía no hay imágenes',
    text: 'Un modelo se entrena con imágenes de al menos dos clases. Añade las tuyas o usa el conjunto de ejemplo.',
    action: 'Añadir imágenes',
  },
  datasetProblem: {
    title: 'Todavía no se puede entrenar con estas imágenes',
    action: 'Ir a las imágenes',
  },
  elsewhere: {
    title: 'Se está entrenando en otra pestaña',
    begun: '{{run}} ha empezado. Las ejecuciones que inicies aquí se añaden a su cola.',
    epochs_one:
      '{{run}}: {{count, number}} época terminada. Las ejecuciones que inicies aquí se añaden a su cola.',
    epochs_other:
      '{{run}}: {{count, number}} épocas terminadas. Las ejecuciones que inicies aquí se añaden a su cola.',
    epochs_many:
      '{{run}}: {{count, number}} de épocas terminadas. Las ejecuciones que inicies aquí se añaden a su cola.',
  },
  interrupted: {
    title: 'El entrenamiento se interrumpió',
    notNow: 'Ahora no',
    afterEpoch: '{{run}} (tras la época {{epoch, number}})',
    runs: '{{runs}}: no se ha perdido nada de lo anterior.',
    continue: 'Continuar',
  },
  data: {
    label: 'Datos de entrenamiento',
    images: 'Imágenes',
    augmentation: 'Aumento de datos',
    change: 'Cambiar',
    changeOf: 'Cambiar: {{part}}',
    split: 'Partición: {{split}}.',
    fixedSplit:
      'Partición: {{images}} imágenes. La fijan las carpetas, la grabación o el conjunto de ejemplo de los que vienen las imágenes.',
    pinnedSplit_one:
      'Partición: {{images}} imágenes. {{count, number}} de ellas estaba en una carpeta de su partición y se queda en ella; las demás: {{split}}.',
    pinnedSplit_other:
      'Partición: {{images}} imágenes. {{count, number}} de ellas estaban en carpetas de su partición y se quedan en ella; las demás: {{split}}.',
    pinnedSplit_many:
      'Partición: {{images}} imágenes. {{count, number}} de ellas estaban en carpetas de su partición y se quedan en ella; las demás: {{split}}.',
    ownSplit: 'Es la partición propia de la configuración, no la del conjunto de datos.',
    useDatasetSplit: 'Usar la partición del conjunto de datos',
    unlabelled_one: 'Se omitirá {{count, number}} imagen sin etiqueta.',
    unlabelled_other: 'Se omitirán {{count, number}} imágenes sin etiqueta.',
    unlabelled_many: 'Se omitirán {{count, number}} de imágenes sin etiqueta.',
    augmented: 'Solo en las imágenes de entrenamiento: {{list}}.',
    class: 'Clase',
    train: 'Entrenamiento',
    validation: 'Validación',
    test: 'Prueba',
    none: 'ninguno',
    rotation: 'rotación ±{{degrees, number}}°',
    widthShift: 'desplazamiento horizontal ±{{percent}}',
    heightShift: 'desplazamiento vertical ±{{percent}}',
    shear: 'cizallamiento ±{{degrees, number}}°',
    zoom: 'zoom ±{{percent}}',
    horizontalFlip: 'volteo horizontal',
    brightness: 'brillo',
    contrast: 'contraste',
    saturation: 'saturación',
    blur: 'desenfoque',
    noise: 'ruido',
    cutout: 'recorte',
    jpeg: 'calidad JPEG',
  },
  models: 'Modelos',
  preset: {
    label: 'Ajuste predefinido',
    quick: 'Rápido',
    balanced: 'Equilibrado',
    best: 'Óptimo',
    tutorial: 'La red del tutorial',
    custom: 'Personalizado',
    images: '{{images, number}} o más imágenes por clase',
    card: '{{preset}}: {{time}}, {{images}}',
    measured: 'Tiempos medidos en tus ejecuciones anteriores.',
    reference:
      'Tiempos de dos núcleos de CPU sin GPU; después de la primera ejecución, de este equipo.',
  },
  estimate: {
    seconds: 'alrededor de {{seconds, number}} s',
    minutes: 'alrededor de {{minutes, number}} min',
    hours: 'unas {{hours, number(minimumFractionDigits: 1; maximumFractionDigits: 1)}} h',
  },
  start: {
    label: 'Iniciar el entrenamiento',
    problem: 'Todavía no se puede empezar',
    waiting:
      'Esperando a que termine la importación: la ejecución usa el conjunto de datos completo.',
    queue: 'Añadir a la cola',
    one: 'Entrenar {{model}}',
    both: 'Entrenar los dos',
    all: 'Entrenar los {{models, number}}',
    invalid: 'Un valor de Avanzado no se puede usar. Está marcado.',
    queuedTitle: 'Ya está en la cola',
    queued: '{{runs}}: la misma ejecución se está entrenando o está en la cola.',
    closeNotice: 'Cerrar',
  },
};
