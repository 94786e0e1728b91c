# The runtime as a shared library, installed, and used by a project outside: found by CMake, and by
# pkg-config where there is one.
#   cmake -D SOURCE=. -D WORK=/tmp/outside -D CXX=g++ -P tests/outside.cmake
function(must_work)
  execute_process(COMMAND ${ARGV} RESULT_VARIABLE result OUTPUT_VARIABLE said ERROR_VARIABLE said)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${ARGV}\n${said}")
  endif()
  set(said "${said}" PARENT_SCOPE)
endfunction()

file(REMOVE_RECURSE ${WORK})
set(place ${WORK}/installed)
must_work(${CMAKE_COMMAND} -S ${SOURCE} -B ${WORK}/library -D BUILD_SHARED_LIBS=ON -D CMAKE_UNITY_BUILD=ON
  -D CMAKE_CXX_COMPILER=${CXX} -D CMAKE_INSTALL_PREFIX=${place} -D CMAKE_INSTALL_LIBDIR=lib)
must_work(${CMAKE_COMMAND} --build ${WORK}/library --target install)
must_work(${CMAKE_COMMAND} -S ${SOURCE}/tests/outside -B ${WORK}/by-cmake
  -D CMAKE_CXX_COMPILER=${CXX} -D CMAKE_PREFIX_PATH=${place})
must_work(${CMAKE_COMMAND} --build ${WORK}/by-cmake)
must_work(${WORK}/by-cmake/outside)
if(NOT said STREQUAL "4 letters\n")
  message(FATAL_ERROR "The project outside said: ${said}")
endif()

find_program(PKG_CONFIG pkg-config)
if(PKG_CONFIG)
  set(ENV{PKG_CONFIG_PATH} ${place}/lib/pkgconfig)
  must_work(${PKG_CONFIG} --cflags --libs axon)
  separate_arguments(flags UNIX_COMMAND "${said}")
  must_work(${CXX} ${SOURCE}/tests/outside/main.cpp ${flags} -Wl,-rpath,${place}/lib
    -o ${WORK}/by-pkg-config)
  must_work(${WORK}/by-pkg-config)
  if(NOT said STREQUAL "4 letters\n")
    message(FATAL_ERROR "The project outside said: ${said}")
  endif()
endif()
