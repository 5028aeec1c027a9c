const people =
  '(?:personas?(?: (?:real|de verdad|humana|viva|encargada|fisica))?|humanos?|humana|ser humano|asesor(?:a|es)?|agentes?(?: (?:humano|real))?|ejecutiv[oa]s?|operador(?:a)?|representante(?! legal)|encargad[oa]|gerente|supervisor(?:a)?|recepcion|recepcionista|duen[oa]|vendedor(?:a)?|soporte|atencion (?:al cliente|humana|personal|personalizada)|servicio al cliente|alguien(?: (?:mas|real|de (?:ahi|verdad|ustedes|la tienda|la clinica|la escuela|carne y hueso|atencion|ventas)|del (?:equipo|negocio|local|salon|restaurante|gimnasio|taller)|que (?:sepa|trabaje|me (?:ayude|atienda|entienda))(?: ahi| alli)?))?|secretaria|administrador(?:a)?|tecnico|mesero|consejero|consultor|empleado|trabajador|responsable|jefe|jefa|persona que (?:me )?(?:atienda|ayude|sepa)|mostrador|administracion|ventas)';
const toPeople = `(?:un |una |el |la |los |algun |alguna |otro |otra |su |tu |mi |lo |directamente |directo )*${people}`;
const wants =
  '(?:quiero|quisiera|necesito|ocupo|puedo|podria|podrian|pueden|puede|puedes|podes|me gustaria|deseo|prefiero|prefiriria|preferiria|mejor|exijo|urge|me urge|solo quiero|se puede|es posible|como puedo|como hago para|como le hago para|hay (?:alguna )?(?:forma|manera|posibilidad) de|dejame|dejeme)';
const talk =
  '(?:hablar|platicar|chatear|conversar|comunicarme|comunicarte|contactar|contactarme|tratar|tratarlo|charlar|dialogar|verlo|hablarlo|consultar|consultarlo|escribir|escribirle|atenderme|que me atienda|que me comuniques|que me comunique|que me pases|que me pase|conectarme|conectar|comunicar|comunicarse|hablarle|conectarse)';

/** Asking for a person: `people` are the words for one. Written for the form of `plainWords`. */
export const asksPerson: readonly string[] = [
  '(?:do not|dont) want (?:to (?:talk|speak|chat) (?:to|with) )?(?:a |the |this )?(?:bot|robot|machine)',
  `(?:${wants} )?(?:ya )?${talk} (?:mejor |ya |por favor |directamente |directo |urgente(?:mente)? |por telefono |en persona |hoy |ahora |ahorita )*(?:con|a) ${toPeople}`,
  `${wants} (?:a |que sea |la atencion de |la ayuda de |atencion de |ayuda de )?(?:un |una |el |la |algun |alguna )*(?!persona )${people}`,
  `(?:quiero|necesito|ocupo|prefiero|quisiera|dame|deme|denme|hay|esta|tienen) (?:a )?(?:una |un |alguna |algun |la |el )(?:persona|humano|asesor|asesora|agente|representante|operador)(?: real| humana| de verdad| disponible| que me atienda| por ahi)?`,
  `(?:me )?(?:pasas|pasame|paseme|pasenme|pasa|pase|comunicas|comunicame|comuniqueme|comuniquenme|conectame|conecteme|conecta|transfiereme|transfierame|transfiere|transferir|ponme|pongame|poneme|derivame|deriveme|canaliza|canalizame|enlazame|enlaceme|puedes (?:pasar|comunicar|conectar|transferir)|pueden (?:pasar|comunicar|conectar)|pasarias|comunicarias|pasar|comunicar)(?: me| en contacto)?(?: (?:con|a|al))? (?:un |una |el |la |algun |alguna )*${people}`,
  `(?:que )?(?:me |nos )?(?:atendiera|llamara|hablara|contacte|contacten|contactara|marque|marquen|atienda|atiende|conteste|contesta|responda|llame|llamen|hable|ayude|escriba|atender|contestar) (?:un |una |el |la |algun |alguna )*(?!ventas|soporte|recepcion)${people}`,
  `(?:hay|esta|habra) ${people}(?: (?:ahi|alli|real|disponible|conectado|en linea|que (?:me )?(?:atienda|ayude|conteste)|con quien (?:pueda )?hablar|detras))?|alguien (?:que )?(?:me |nos )(?:puede |podria |pueda )ayudar|alguien (?:que )?(?:me |nos )?(?:puede |podria |pueda )?(?:atender(?:me)?|ayude en persona|atienda|contestar)`,
  'no (?:quiero|me gusta|pienso) (?:hablar |seguir |tratar |platicar |chatear )?(?:con |hablando con )?(?:un |una |el |la |este |esta )?(?:bot|robot|maquina|contestadora|asistente (?:virtual|automatico)|ia)',
  '(?:i )?(?:want|need|would like|would prefer|prefer|wish|have|like|can i|could i|may i|let me|how (?:do|can) i|is it possible|just want|please)? ?(?:to )?(?:talk|speak|chat|get|connect|be connected|be transferred)(?: directly)? (?:to|with|through to|in touch with|a hold of|hold of) (?:a |an |the |some |your |another |real |live |actual |human |any )*(?:person|human|human being|agent|representative|rep|someone|somebody|operator|advisor|manager|receptionist|reception|staff|team|owner|employee|assistant|supervisor|front desk|customer service|support|associate|salesperson|sales)(?: real| else| please| in charge| there| from (?:the |your )?(?:team|staff|store|clinic))*',
  '(?:want|need|get me|give me|give|prefer|find me|send me|put me through to|transfer me to|connect me (?:to|with)|pass me to|is there) (?:a |an |the |some |your |real |live |actual |human )*(?:person|human|agent|representative|rep|operator|advisor|manager|receptionist|real person|someone|somebody|staff member|front desk)(?: (?:i can talk to|to talk to|please|real|there|available|now))*',
];

/** A person named, which asks for one when the message says nothing else. */
export const namesPerson: readonly string[] = [
  '(?:un |una |el |la |algun |alguna )?(?:asesor(?:a)?|humano|humana|agente(?: humano)?|ejecutiv[oa]|operador(?:a)?|representante|recepcionista|persona real|atencion (?:al cliente|humana|personalizada)|servicio al cliente|ser humano|alguien real)(?: por favor| ya| urgente| disponible| ahora)*',
  '(?:real |live |actual )(?:person|human|agent)|(?:a |an |the |any )?(?:human|agent|representative|operator|advisor|receptionist|customer service)(?: please| now)*|(?:is there |are there |is )?(?:a |any )?(?:human|person|someone|somebody|anyone|anybody) (?:there|here|available|real)(?: who can help(?: me)?| (?:that )?i can (?:talk|speak) (?:to|with))?',
];

/** Asks for a person only where nothing else fits: at a question for people, `una persona` is a number. */
export const mayAskPerson: readonly string[] = [
  '(?:una |la )?persona(?: por favor)?|alguien(?: por favor)?|(?:a )?person|someone|somebody|recepcion|gerente|encargad[oa]|manager',
];

/** Refusing a person, which must never hand over. */
export const refusesPerson: readonly string[] = [
  '(?:no|tampoco|prefiero no)(?: \\p{L}+){0,5} (?:con |a )?(?:nadie|ninguna persona|ningun (?:asesor|agente|humano))|(?:prefiero|quiero|mejor) (?:seguir |hablar |quedarme |continuar |sigo )?(?:con el (?:bot|robot|asistente)|contigo|solo con el bot)|i (?:prefer|would rather (?:use|talk to)) the bot|do not(?: \\p{L}+){0,4} (?:anyone|anybody)',
  `(?:ya )?(?:no|tampoco|nunca) (?:me |quiero|necesito|deseo|hace falta|es necesario|quisiera|ocupo|busco|tengo ganas de|voy a|gracias|hay necesidad de|pases|comuniques|pongas|transfieras|conectes|me gusta|me gustaria|me interesa|,|que)(?: ?\\p{L}+){0,5}? (?:con |a |de )?${toPeople}`,
  `(?:prefiero|mejor|quiero|quisiera|preferiria) no (?:\\p{L}+ ){0,4}${toPeople}|sin (?:necesidad de )?(?:hablar |tener que hablar |tratar )?(?:con )?${toPeople}|nada de ${people}|no ${people}`,
  '(?:do not|dont|not|never|no need|rather not|without|did not)(?: \\p{L}+){0,6} (?:person|human|agent|representative|someone|anyone|anybody|somebody|operator|advisor|people|receptionist|manager|staff)(?: please)?|no (?:human|agent|person|representative)s?(?: please)?',
];
