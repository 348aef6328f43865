import { message } from '../../../texts/message';
import app from '../flask/app.py?raw';
import dockerfile from '../flask/Dockerfile?raw';
import readme from '../flask/README.md?raw';
import requirements from '../flask/requirements.txt?raw';
import test from '../flask/test_app.py?raw';
import upload from '../flask/upload.html?raw';
import { metadataFile, textFile } from '../files';
import type { ExportFormat } from '../format';
import { onnx, onnxFile } from './onnx';

const FOLDER = 'flask/';

const TEXTS = {
  'app.py': app,
  'upload.html': upload,
  'requirements.txt': requirements,
  Dockerfile: dockerfile,
  'test_app.py': test,
  'README.md': readme,
};

/** An HTTP service in Python around the ONNX file, with its tests; no image of the user's is in it. */
export const flask: ExportFormat = {
  id: 'flask',
  title: message('exporting.formats.flask.title'),
  extension: 'py',
  opens: message('exporting.formats.flask.opens'),
  verified: message('exporting.formats.flask.verified'),
  needs: [],
  byteLength: (parameters) => onnx.byteLength(parameters),
  usage: () => [
    {
      title: message('exporting.formats.usage.shell'),
      language: 'sh',
      code: `cd flask
pip install -r requirements.txt
python app.py &
curl -F image=@photo.jpg http://127.0.0.1:8000/predict`,
    },
  ],
  async *write(source, _, signal) {
    for (const [name, text] of Object.entries(TEXTS)) yield textFile(FOLDER + name, text);
    yield metadataFile(FOLDER, source.metadata);
    const { path, bytes } = await onnxFile(source, signal);
    yield { path: FOLDER + path, bytes };
  },
};
