#ifndef DOOR_H
#define DOOR_H
// Between the files of this door.
extern int door_output;
void door_save_terminal(int output);
void door_catch_crashes(void);
void door_release_crashes(void);
#endif
