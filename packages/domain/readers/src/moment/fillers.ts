/** Words beside a day or a time that do not change what it means: articles, courtesies, and words for wanting and booking. */
export const fillers = new Set(
  (
    'a al el la los las lo le un una uno de del para pa por en con que q y e o u si sip ok okay okey va vale dale sale claro bueno bien pues ps este ahi alla aca por favor porfa porfis pls plis please favor fa gracias thanks thank you muchas ' +
    'dia fecha hora horas cita turno reserva reservacion reservar agendar agenda agendame agendalo apartar anotame ponme ponlo quiero quisiera quiera querria gustaria me mi te se nos puede ser podria podrias podemos puedo poder seria sera es esta esta bien perfecto genial excelente listo hecho ' +
    'entonces como unicamente solamente faltando sirve sirven nos vemos veo queria quedamos quedaria acomoda acomodaria convendria eso de ya solo mas mismo quise decir sea misma tipo prefiero preferible preferiria preferentemente vengo ir voy iria vamos iremos llego llegaria estoy disponible disponibilidad libre quede queda dejalo dejemos dejame elijo escojo creo pienso pensaba tengo tendria hay hola buenas buen saludos hey oye mira eh em mmm mm uh ah oh ' +
    'favorcito sep sips simon aja correcto exacto exactamente ' +
    'i id ill im we well the on in at for of to and or an it its is be would like want need can could book booking schedule appointment reservation date day time my me let lets say do sounds was thinking thought works work good great fine perfect sure yes yeah yep come coming going go there around about just that this hi hello prefer preferably free available us how so then ' +
    'yo che po pe ps pues nomas tantito parce pana causa jefe jefa amigo amiga amigos senor senora senorita srita doctora doc linda tio tia we wey guey bro weon compa mano pena podra podran podes pueden puedes tienes tendria lugarcito toca tocaria lol haha jaja jajaja mate love luv sir maam miss guys folks hopefully ideally at sharp yall ver sometime hows agendemos reservemos quedemos hagamos hagamoslo hagamosla dejemoslo pongamosle digamos andare llegaria llegamos pasare pasaremos vendre venimos encantaria acomodo ajusta anotamos cambialo cambiame cambiar cambiarla cambiarlo mover moverla moverlo muevela muevelo muevan reagendar reagendame reprogramar pasala pasalo pasarla pasarlo move switch change reschedule push shoot aim make set lock hold keep take give able swing drop stop pop meet visit id wed interesa interesaria dan den daria darian dieran doy saber checar checo sacar saco programar programo pedir pido tomar tomo anoto anotarme apuntarme consulta consultar sesion hijole ups chin caray get got squeeze fit possible fis fas ponele ponga ponle regaleme regalame anotas apuntas agendas reservas pones poneme anotame apuntame ponme parece mero merito estare estaremos ahi caemos pasamos pasaria ojala idealmente confirmo confirmado confirmada agendamos apartame apartanos reservanos ponganos pongannos anotenos apuntenme inscribeme ocupo ocupamos necesito necesitamos necesitaria requiero solicito quisieramos queremos preferencia vendria vendriamos asistir asistire acudir atender atiendan atienden reserven aparten agenden asi put down pencil best wanna gonna gotta plz pls thx ty cheers see available alright totally definitely excellent great lovely ideal suits okey okie grab slot spot try us pasar paso cae caigo caeria agendenme apunteme apuntame apunta anota pon ponga ponganme reservame reservenme porfavor plisss yaa yap tranqui estaria seguramente tranquilamente ' +
    'siguiente proximo'
  ).split(' '),
);

const hesitation = /^(?:u+m+|u+h+m*|h+m+|e+r+m*|e+h*m+|e+h+|a+h+|o+h+|m+)$/;
/** `pásemela`, `agéndenmelo`, `dejémoslo`: asks to put a visit on a day. */
const request = /^(?!cancel|anul|quit|borr|elimin|olvid|descart|devuel|regres)[a-z]{3,}(?:me|se|nos|mos)l[oa]s?$/;
/** Words that set apart from the rest still make a day doubtful, or mean more than one. */
const doubt =
  /^(?:depend\w*|qui[sz]a\w*|talvez|maybe|perhaps|prob\w*|posib\w*|possib\w*|capaz|igual|ojala|casi|almost|nearly|unless|excep\w*|salvo|todavia|aun|still|yet|dud\w*|doubt\w*|unsure|cancel\w*|anul\w*|quit\w*|borr\w*|elimin\w*|delet\w*|remov\w*|until|hasta|falso|wrong|mal|error|luego|later|otr[oa]|another|also|tambien|ademas|plus|cualquier\w*|any\w*|if|whether|cada|every|siempre|always|tod[oa]s?|all|weekly|semanal\w*|pronto|soon|nunca|never|aprox\w*|approx\w*|clos\w*|cerr\w*|cambi\w*|chang\w*|olvid\w*|forget|remind\w*|recuerd\w*|llam\w*|call\w*|broma|mentira|jk|about|cerca|antes|despues|before|after)$/;

/** Words that say nothing of when, wherever they stand. */
export function isIdle(word: string): boolean {
  return hesitation.test(word) || request.test(word);
}

/** A part set apart at the beginning that leaves a day as it is: whom one speaks to, an exclamation, or what a visit is for. */
export function isAside(text: string, strange: readonly string[]): boolean {
  if (strange.some((word) => doubt.test(word) || /\d/.test(word))) return false;
  return strange.length < 2 || (/^ *(?:es |seria |its )?(?:para|for) /.test(text) && strange.length < 5);
}
