import { useProjectDialog } from '../components/project/projectDialog';
import { LinkDialog } from './LinkDialog';
import { OpenDialog } from './OpenDialog';
import { HandInDialog, SaveDialog } from './SaveDialog';

/** The dialog of project files that a page, a drop or a link asked for. */
export default function ProjectDialogs() {
  const dialog = useProjectDialog((state) => state.dialog);
  switch (dialog?.kind) {
    case undefined:
      return null;
    case 'save':
      return <SaveDialog after={dialog.then ?? []} />;
    case 'hand-in':
      return <HandInDialog />;
    case 'open':
      return <OpenDialog key={dialog.files.map(({ name }) => name).join()} files={dialog.files} />;
    case 'link':
      return <LinkDialog key={dialog.address} address={dialog.address} />;
  }
}
