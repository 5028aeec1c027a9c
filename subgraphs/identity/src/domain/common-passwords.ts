import { dictionary } from '@zxcvbn-ts/language-common';
import { foldPassword } from './fold-password.js';

/** Common Spanish passwords, in addition to the international list. */
const spanish =
  '0123456789 0987654321 1029384756 1111111111 0000000000 1122334455 1212121212 1231231231 1234512345 1234554321 ' +
  '1234567890 12345678910 123456789a 123456789q 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc 9876543210 a123456789 abcd123456 ' +
  'abcde12345 abcdefghij administrador administrator adminadmin america123 amorcito123 asdfghjklñ asdfghjkl1 asdfasdfasdf ' +
  'barcelona1 barcelona123 basketball bienvenida bienvenido bienvenidos bienvenido1 changeme123 computadora contrasena ' +
  'contrasena1 contrasena12 contrasena123 contraseña contraseña1 contraseña123 corazon123 cristiano7 diosesamor ' +
  'dragonball estrella123 familia123 felicidades football123 guadalupe1 guadalupe123 holahola123 hola123456 holamundo1 ' +
  'iloveyou12 iloveyou123 jesucristo jesusteama letmein123 liverpool1 losamo1234 manchester mariposa123 mexico1234 ' +
  'miamor1234 micontrasena micontraseña mipassword mypassword p@ssw0rd12 p@ssw0rd123 passw0rd12 passw0rd123 password00 ' +
  'password01 password11 password12 password123 password1234 password12345 password123456 passwordpassword princesa123 ' +
  'q1w2e3r4t5 qazwsxedcrfv qwerty1234 qwerty12345 qwerty123456 qwertyqwerty qwertyuiop qwertyuiop1 qwertyuiop123 ' +
  'realmadrid realmadrid1 secreto123 sebastian1 sebastian123 superman123 teamo12345 teamo123456 teamomucho teamomucho1 ' +
  'temporal123 tequieromucho tequiero123 trustno1234 vivamexico welcome123 welcome1234 zaq12wsxcde3 zxcvbnm123';

/** The name of the product: the first guess for passwords of its own team and customers. */
export const productName = 'tertulia';

let words: ReadonlySet<string> | undefined;

/** The most common passwords, folded; about 50,000, read on first use. */
export function commonPasswords(): ReadonlySet<string> {
  words ??= new Set([...dictionary['passwords-common'], ...spanish.split(' '), productName].map(foldPassword));
  return words;
}
