#ifndef CMODEL_H
#define CMODEL_H
#include <stddef.h>
/// The bytes of the embedded name model (see docs/model.md); empty until a model has been trained.
const unsigned char *model_bytes(void);
size_t model_size(void);
#endif
