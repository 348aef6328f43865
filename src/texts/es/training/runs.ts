import type { Translation } from '../../catalogue';
import type { runs as en } from '../../en/training/runs';

export const runs: Translation<typeof en> = {
  active: {
    label: 'Entrenando ahora',
    opening: 'Abriendo la ejecución',
    choosingBackend: 'Eligiendo el backend.',
    queued_one: '{{count, number}} ejecución en cola.',
    queued_other: '{{count, number}} ejecuciones en cola.',
    queued_many: '{{count, number}} de ejecuciones en cola.',
    allLeft: 'todas las ejecuciones: {{left}}',
    paused: 'En pausa',
    stopping: 'Deteniendo',
    pause: 'Pausar',
    resume: 'Reanudar',
    stop: 'Detener y conservar lo mejor',
    alert: 'Avisarme cuando termine el entrenamiento',
    alertHelp: 'Con una notificación del sistema.',
    alertRefused: 'Este navegador no permite notificaciones aquí.',
  },
  figures: {
    label: 'Resultados hasta ahora',
    bestEpoch: 'Mejor época',
    validationAccuracy: 'Exactitud de validación',
    validationLoss: 'Pérdida de validación',
    timePerEpoch: 'Tiempo por época',
  },
  list: {
    title: 'Ejecuciones',
    open: 'Abrir la ejecución {{run}}',
    details: '{{model}}, {{size, number}} px · {{start}}',
    best: '{{accuracy}} de exactitud de validación, mejor época {{epoch, number}}',
    continue: 'Continuar',
    startAgain: 'Empezar de nuevo',
    cancel: 'Cancelar',
    showAll: 'Mostrar las {{runs, number}} ejecuciones',
  },
  failure: {
    details: 'Detalles',
    copy: 'Copiar',
    copied: 'Copiado',
  },
  details: {
    close: 'Cerrar la ejecución',
    name: 'Nombre',
    evaluation: 'Evaluación con las imágenes de prueba',
    reading: 'Leyendo el resultado',
    notEvaluated: 'Todavía no se ha evaluado con las imágenes de prueba.',
    evaluated_one:
      '<b>{{accuracy}}</b> de {{count, number}} imagen de prueba correcta, pérdida {{loss}}, {{milliseconds}} ms por imagen.',
    evaluated_other:
      '<b>{{accuracy}}</b> de {{count, number}} imágenes de prueba correctas, pérdida {{loss}}, {{milliseconds}} ms por imagen.',
    evaluated_many:
      '<b>{{accuracy}}</b> de {{count, number}} de imágenes de prueba correctas, pérdida {{loss}}, {{milliseconds}} ms por imagen.',
    configuration: 'Configuración',
    backend: 'Backend',
    notStarted: 'sin empezar',
    parameters: 'Parámetros',
    parameterCount: '{{params, number}}, {{trainable, number}} entrenables',
    time: 'Tiempo',
    times: '{{train}} de entrenamiento, {{prepare}} de preparación, {{evaluate}} de evaluación',
    trainAgain: 'Entrenar de nuevo',
    save: 'Guardar configuración',
    delete: 'Borrar',
    isTrained: 'Se está entrenando. Detenla antes de borrarla.',
    isQueued: 'Está en la cola. Cancélala antes de borrarla.',
    isElsewhere: 'Otra pestaña la está entrenando. Detenla allí antes de borrarla.',
    deleteTitle: '¿Borrar {{run}}?',
    deleteText:
      'Sus curvas, resultados y pesos se borran para siempre. Los modelos guardados con un nombre a partir de ella se conservan.',
    deleteConfirm: 'Borrar la ejecución',
    deleteCancel: 'Cancelar',
  },
  result: {
    title: 'Último resultado',
    nextSteps: 'Siguientes pasos',
    compare: 'Comparar',
    try: 'Probar',
    export: 'Exportar',
    tryNow: 'Probar ahora',
    model: 'Modelo',
    curves: 'Curvas de aprendizaje',
    accuracy: '{{accuracy}} <small>de exactitud en prueba</small>',
    interval_one:
      'Intervalo del 95\u00a0%: de {{low}} a {{high}}, {{count, number}} imagen de prueba',
    interval_other:
      'Intervalo del 95\u00a0%: de {{low}} a {{high}}, {{count, number}} imágenes de prueba',
    interval_many:
      'Intervalo del 95\u00a0%: de {{low}} a {{high}}, {{count, number}} de imágenes de prueba',
    training: 'Mejor época: {{best, number}} de {{epochs, number}} · {{time}} de entrenamiento',
    constant:
      'No es claramente mejor que responder siempre «{{class}}» ({{share}}). Entrénalo durante más épocas o con más imágenes.',
    constantStopped:
      'No es claramente mejor que responder siempre «{{class}}» ({{share}}). La parada temprana lo detuvo tras la época {{epoch, number}}: aumenta su paciencia en Avanzado o entrena con más imágenes.',
    noneWrong: 'No hay imágenes mal clasificadas.',
    wrong_one: '{{count, number}} imagen mal clasificada',
    wrong_other: '{{count, number}} imágenes mal clasificadas',
    wrong_many: '{{count, number}} de imágenes mal clasificadas',
    wrongFirst_one: '{{count, number}} imagen mal clasificada, {{shown}} con la mayor confianza',
    wrongFirst_other:
      '{{count, number}} imágenes mal clasificadas, las {{shown}} de mayor confianza',
    wrongFirst_many:
      '{{count, number}} de imágenes mal clasificadas, las {{shown}} de mayor confianza',
    predictedAs: '{{label}}, clasificada como {{predicted}} ({{confidence}})',
  },
};
