import frame from '../../messages/en/frame.json';
import identity from '../../messages/en/identity.json';
import ui from '../../messages/en/ui.json';

const { broken, delivery, notFound } = frame;

/** The texts of the pages before signing in, in English. */
export default { frame: { broken, delivery, notFound }, identity, ui };
