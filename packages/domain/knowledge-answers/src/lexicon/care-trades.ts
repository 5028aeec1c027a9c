/** Words of salons, clinics, schools and gyms, written as in `everyday.ts`. */
export const careTrades = `
~hair | cabello cabellos pelo pelito melena | hair
haircut | corte cortes cortar cortan cortarme cortarse corto degradado fade despunte despuntar | haircut haircuts cut cuts trim trims
colour | tinte tintes tintura tenir tenirme tenido pintar pintarme pintarse pintarme_el_pelo pintan color coloracion colorear canas cubrir_canas | dye dyes dyed dyeing color colour colors colours coloring colouring hair_color hair_colour tint grey_hair
highlights | mechas luces rayitos balayage babylights iluminaciones reflejos | highlights highlight balayage streaks babylights
~treatment | tratamiento tratamientos | treatment treatments
moisture | hidratante hidratacion hidratar keratina botox_capilar nutritivo | moisturising moisturizing hydrating keratin deep_conditioning
styling | peinado peinados peinar peinan recogido ondas planchado alaciado | styling style updo blowout blow_dry hairstyle hairdo
makeup | maquillaje maquillar maquillan maquillista makeup | makeup make_up
manicure | manicure manicura mani unas gelish esmalte acrilicas unas_acrilicas | manicure manicures mani nails nail nail_polish gel_nails
pedicure | pedicure pedicura | pedicure pedicures pedi toenails
women | dama damas mujer mujeres senora senoras femenino | women woman ladies lady womens female
men | caballero caballeros hombre hombres varon varones masculino barberia | men man mens gentlemen male guys_cut barber
child+kidscut | corte_de_nino corte_de_ninos corte_infantil cortan_el_pelo_a_ninos | kids_haircut childrens_haircut
allergy | alergia alergias alergica alergico alergicas alergicos alergenos sensible piel_sensible reaccion prueba_de_alergia prueba_de_parche | allergy allergies allergic allergens sensitive sensitive_skin reaction patch_test allergy_test
~test | prueba pruebas | test tests
brand | marca marcas | brand brands
~product | producto productos articulo articulos pieza mercancia | product products item items goods
ammonia | amoniaco sin_amoniaco | ammonia ammonia_free
bride | novia_boda novias boda bodas quinceanera quinceaneras xv xv_anos quince_anos graduacion casar me_caso evento eventos | bride brides bridal wedding weddings quinceanera prom event events party parties
longhair+hair | cabello_largo pelo_largo largo larga melena_larga cabello_muy_largo pelo_muy_largo mucho_pelo abundante | hair_is_long hair_is_very_long hair_is_really_long long_hair longer_hair thick_hair
~change | cambia cambian varia | change changes differ vary
symptom | sintoma sintomas dolor dolores duele duelen fiebre calentura tos gripe gripa diarrea vomito nausea nauseas mareo mareada mareado me_siento_mal infeccion garganta cabeza panza estomago temperatura | symptom symptoms pain painful hurts hurt ache aches fever cough flu sick vomiting diarrhea nausea dizzy headache throat stomachache
symptom | que_puedo_tomar que_me_tomo que_tomo que_pastilla que_medicina que_medicamento me_puedo_tomar recetarme | what_can_i_take which_pill what_medicine should_i_take
medicine | medicina medicinas medicamento medicamentos pastilla pastillas remedio remedios antibiotico antibioticos dosis paracetamol ibuprofeno farmacia | medicine medicines medication medications pill pills drug drugs antibiotic antibiotics dose pharmacy
emergency | emergencia emergencias urgencia urgencias urgente ambulancia infarto desmayo desmaye sangrado sangrando sangra no_puedo_respirar no_respira falta_de_aire respirar ahogo ahogando pecho dolor_de_pecho duele_el_pecho duele_mucho_el_pecho convulsion convulsiones inconsciente accidente envenenamiento | emergency emergencies urgent ambulance heart_attack fainted bleeding can_t_breathe cannot_breathe breathe breathing chest chest_pain seizure unconscious stroke choking
sicknote | incapacidad justificante | sick_note sick_leave doctor_s_note
~consult | consulta consultas valoracion_medica revision chequeo revisar | consultation consultations visit checkup check_up check
results | resultado resultados analisis estudio estudios laboratorio laboratorios mis_analisis examenes_de_sangre | results result lab labs laboratory test_results lab_results blood_work analysis
prescription | receta recetas recetar renovar renuevan renueva renovacion resurtir surtir surten | prescription prescriptions refill refills renew renewal
companion+guest | acompanante acompanantes acompanar acompana acompanado acompanada ~esposo ~esposa ~marido ~mujer ~novio ~novia ~mi_pareja ~familiar ~mama ~papa ~madre ~padre ~hermana entrar_conmigo conmigo | companion companions accompany accompanied come_with_me go_with_me with_me ~husband ~wife ~my_partner ~mother ~father ~mom ~dad ~boyfriend ~girlfriend ~relative
fasting | ayunas ayuno desayunar desayuno desayune en_ayunas comer_antes sin_comer tomar_agua_antes antes_del_analisis antes_de_mi_analisis antes_del_estudio antes_de_los_analisis cafe_antes | fasting fast need_to_fast fast_before empty_stomach eat_before eat_breakfast breakfast without_eating drink_water_before before_the_test before_my_test before_the_blood_test coffee_before fast_for
video | videollamada videollamadas video en_linea online por_internet virtual virtuales a_distancia remota remoto telemedicina teleconsulta por_zoom por_video zoom | video video_call online virtual remote remotely telehealth telemedicine by_zoom zoom over_the_internet
paediatrics+child | pediatria pediatra pediatrica pediatrico pediatras | paediatric paediatrics pediatric pediatrics pediatrician paediatrician
gynaecology | ginecologia ginecologo ginecologa papanicolau | gynaecology gynecology gynaecologist gynecologist ob_gyn
nutrition | nutricion nutriologo nutriologa nutricionista nutricionistas dieta dietas plan_alimenticio alimentacion bajar_de_peso | nutrition nutritionist nutritionists dietitian dietician diet diets meal_plan
dental | dental dentista dentistas diente dientes muela muelas odontologia odontologo odontologa bucal | dental dentist tooth teeth molar
cleaning | limpieza limpiar | cleaning clean
general | general medico_general | general gp
followup | seguimiento control_medico subsecuente | follow_up followup
begin | empiezan empieza empezar empezamos inicia inician iniciar inicio inicios comienza comienzan arranca arrancan comenzar fecha_de_inicio abren_grupos proximo_grupo nuevo_grupo cuando_empiezan cuando_inician | start starts starting begin begins beginning start_date
~course | curso cursos clase clases materia materias taller talleres lecciones leccion idioma idiomas carrera | course courses class classes lesson lessons subject subjects language languages
group | grupo grupos salon aula aulas por_grupo por_salon por_clase | group groups classroom per_class class_size group_size
student | alumno alumnos alumna estudiante estudiantes companeros nos_juntan | student students pupil pupils learners
~size | pequenos reducidos cuantos_son de_cuantos cuantos_alumnos tamano numero_maximo cupo | small how_many size capacity how_big
grant | beca becas becado apoyo_economico ayuda_economica | grant grants scholarship scholarships bursary bursaries financial_aid
sibling | ~hermano ~hermanos ~hermana ~hermanas | sibling siblings ~brother ~brothers ~sister ~sisters
absence | falto faltar falta faltas faltara pierdo_una_clase perder_una_clase perder_clase reponer repongo reponen recuperar recupero recuperan no_asisto no_puedo_ir ausencia inasistencia | miss missed missing skip absent absence make_up_the_lesson make_up_a_lesson make_up_a_class make_up_the_class make_it_up can_t_come can_t_attend
material | material materiales libro libros manual utiles | book books material materials textbook textbooks workbook
~included | incluido incluidos incluye incluyen incluida van_incluidos aparte por_separado adicional | included include includes including separate separately extra on_top
teacher | profesor profesores profesora maestro maestros maestra docente docentes profes profe instructores nativos | teacher teachers instructor instructors tutor tutors native_speakers native
dropout+cancel | darme_de_baja doy_de_baja dar_de_baja de_baja baja cancelar_mi_inscripcion cancelo_mi_inscripcion cancelar_el_curso dejar_el_curso salirme_del_curso retirarme abandonar | drop_out quit quitting cancel_my_enrolment cancel_my_enrollment cancel_the_course leave_the_course withdraw unsubscribe
intensive | intensivo intensivos intensiva acelerado | intensive crash_course accelerated
english | ingles | english
french | frances | french
computing | computacion computadora computadoras office excel informatica | computing computer computers
programming | programacion programar codigo | programming coding code
tutoring | apoyo_escolar regularizacion tareas asesorias nivelacion | tutoring homework_help
exam | examen examenes toefl ielts preparacion | exam exams toefl ielts preparation
adult | adulto adultos mayores_de_edad | adult adults
teen | joven jovenes adolescente adolescentes | teenager teenagers teen teens youth
enrolment | inscripcion inscripciones inscribirme inscribirse inscribir inscribo matricula alta registro cuota_de_inscripcion | enrolment enrollment joining_fee sign_up_fee registration registration_fee initiation_fee signup_fee sign_up enrol enroll join_fee
contract | contrato contratos plazo_forzoso forzoso plazo permanencia ~compromiso amarrado me_puedo_salir salirme salir_cuando_quiera cancelar_cuando_quiera penalizacion | contract contracts minimum_term lock_in commitment obligation tied_in quit_whenever leave_whenever cancel_anytime cancel_whenever penalty
freeze | congelar congelo congelan pausar pausa pauso pausan suspender suspendo poner_en_pausa | freeze freezing pause pausing put_on_hold suspend on_hold
membership | membresia membresias plan planes mensual mensualidad suscripcion anualidad | membership memberships plan plans subscription monthly
bring | ~llevar ~llevo ~traer ~traigo que_tengo_que_llevar hay_que_llevar debo_llevar que_llevo que_debo_llevar necesito_llevar ropa vestimenta que_me_pongo como_voy_vestido candado toalla tenis_deportivos | ~bring should_i_bring what_to_bring need_to_bring need_to_wear wear clothes clothing outfit towel padlock gear
train | entrenar entreno entrenamiento ejercicio ejercicios ejercitarme | train training exercise exercising work_out workout working_out
shower | ducha duchas ducharme duchar ducharse regadera regaderas banar banarme banarse vestidor vestidores locker lockers casillero casilleros | shower showers locker lockers changing_room changing_rooms
beginner | principiante principiantes nunca_he nunca nunca_fui primera_vez no_se_nada novato desde_cero sin_experiencia no_tengo_experiencia no_tengo_condicion fuera_de_forma | beginner beginners never_been never_exercised never first_time new_to newbie no_experience no_prior_experience out_of_shape starting_out from_scratch unfit
guest | invitado invitados invitada invitar invito ~amigo ~amiga ~amigos llevar_a_alguien acompanado_de | guest guests invite ~friend ~friends bring_someone buddy
daypass | un_dia un_solo_dia solo_un_dia por_dia visita_de_un_dia pase_de_un_dia pase_diario por_visita dia_suelto | day_pass one_day just_one_day single_day for_a_day per_day daily_pass per_visit
couple | pareja parejas dos_personas para_dos | couple couples for_two two_people
monthly+membership | mensual mensuales mensualidad al_mes por_mes ~mes ~meses | monthly per_month a_month ~month ~months
yearly | anual anualidad al_ano por_ano | yearly annual per_year a_year
trainer | entrenador entrenadores entrenadora coach | trainer trainers coach
personal | personal personalizado | personal one_on_one
session | sesion sesiones | session sessions
basic | basico basica | basic
full | completo completa full todo_incluido | full complete all_inclusive
`;
