import frame from '../../messages/es/frame.json';
import identity from '../../messages/es/identity.json';
import ui from '../../messages/es/ui.json';

const { broken, delivery, notFound } = frame;

/** The texts of the pages before signing in, in Spanish. */
export default { frame: { broken, delivery, notFound }, identity, ui };
