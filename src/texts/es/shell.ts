import type { Translation } from '../catalogue';
import type { shell as en } from '../en/shell';

export const shell: Translation<typeof en> = {
  skip: 'Ir a la página',
  navigation: 'Pasos',
  pages: {
    images: 'Imágenes',
    train: 'Entrenar',
    quality: 'Calidad de los datos',
    augmentation: 'Aumento de datos',
    experiments: 'Experimentos',
    compare: 'Comparar',
    try: 'Probar',
    export: 'Exportar',
  },
  notFound: 'Esta página no existe. Empieza en <a>Imágenes</a>.',
  notFoundTitle: 'Página no encontrada',
  dropElsewhere: 'Suelta las imágenes en la página Imágenes.',
  colours: {
    menu: 'Colores: {{scheme}}',
    auto: 'Sistema',
    light: 'Claro',
    dark: 'Oscuro',
  },
  language: 'Idioma: {{language}}',
  languageNotLoaded: 'No se ha podido cargar el idioma',
  stored: {
    title: 'Datos almacenados',
    notDeleted: 'No se ha eliminado',
    askTitle: '¿Eliminar esta ejecución almacenada?',
    ask: 'Con ella se eliminan su modelo y su evaluación, para siempre. Es posible que una versión más reciente del estudio aún pueda leerla.',
    delete: 'Eliminar la ejecución',
    deleteIt: 'Eliminar',
    keep: 'Conservarla',
  },
  training: {
    isPaused: 'El entrenamiento está en pausa',
    atEpoch: '{{phase}}, época {{epoch}} de {{epochs}}',
    paused: 'En pausa',
    stopping: 'Deteniendo',
    queued_one: '{{count, number}} más en cola',
    queued_other: '{{count, number}} más en cola',
    queued_many: '{{count, number}} más en cola',
    open: '{{state}}: abrir la página Entrenar',
    resume: 'Reanudar el entrenamiento',
    pause: 'Pausar el entrenamiento',
    elsewhere: 'Entrenando en otra pestaña',
  },
  ended: {
    stoppedEarly: 'Se detuvo antes de su primera época.',
    failedNote: '✗ {{name}} ha fallado',
    stoppedNote: '{{name}} detenida',
    correct_one: 'Acierta el {{share}} de {{count, number}} imagen de prueba.',
    correct_other: 'Acierta el {{share}} de {{count, number}} imágenes de prueba.',
    correct_many: 'Acierta el {{share}} de {{count, number}} de imágenes de prueba.',
    see: 'Ver el resultado',
    seeImages: 'Ver las imágenes',
    evaluated_one: '{{count, number}} imagen evaluada.',
    evaluated_other: '{{count, number}} imágenes evaluadas.',
    evaluated_many: '{{count, number}} de imágenes evaluadas.',
  },
  insecure: {
    title: 'Esta dirección no es segura',
    missing:
      'Empieza por http://, y ahí los navegadores no ofrecen algunas cosas que usa Mask Studio:',
    lacks: {
      threads: 'Varios hilos: el entrenamiento usa uno solo y es más lento.',
      camera: 'La cámara.',
      gpu: 'WebGPU. WebGL funciona.',
      files: 'Archivos privados: las imágenes que esperan para entrenar quedan en memoria.',
      offline: 'Trabajar sin conexión.',
      tabs: 'Bloqueos entre pestañas: solo una pestaña puede cambiar cosas.',
    },
    remedy:
      'Todo lo demás funciona. Para tenerlo todo, abre Mask Studio en una dirección con https://, o en localhost en el ordenador que lo sirve. npm start -- --lan sirve https en una red local.',
    otherTab: 'Mask Studio está abierto en otra pestaña',
    tryAgain: 'Intentar de nuevo',
  },
  version: {
    reload: 'Recargar',
    afterWork: 'La página se recarga en cuanto termine aquí el entrenamiento o la importación.',
    newVersion: {
      title: 'Hay una versión nueva',
      text: 'Empieza al recargar esta página. Lo que está almacenado se conserva.',
    },
    threads: {
      title: 'Más rápido después de recargar',
      text: 'Este servidor no permite varios hilos por sí mismo. Después de recargar una vez, el entrenamiento usa todos los núcleos.',
    },
    outdated: {
      title: 'Hay una versión más reciente abierta en otra pestaña',
      text: 'Ha cambiado cómo se almacenan los datos. Recarga esta página para continuar.',
    },
    waiting: {
      title: 'Esperando a otra pestaña',
      text: 'Esta versión cambia cómo se almacenan los datos. Espera a que termine el entrenamiento o la importación de la otra pestaña.',
    },
    refused: {
      title: 'No se guarda para usarla sin conexión',
      text: 'Este navegador no confía en el certificado del servidor, así que el estudio solo se abre mientras su servidor funciona. Todo lo demás funciona.',
    },
  },
  interrupted: {
    stuck: 'Las ejecuciones en espera no pueden empezar',
    continue: 'Continuar',
    open: 'Abrir Entrenar',
  },
};
